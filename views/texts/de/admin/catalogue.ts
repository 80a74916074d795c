import type { CatalogueIcon } from '../../../../src/domain/catalogue/catalogue-icons'
import { categoryTexts } from './catalogue-categories'
import { pluginTexts } from './catalogue-plugins'

const icons: Record<CatalogueIcon, string> = {
  'file-text': 'Dokument',
  mail: 'Brief',
  scale: 'Waage',
  'shopping-cart': 'Einkaufswagen',
  users: 'Personen',
  image: 'Bild',
  globe: 'Weltkugel',
  'map-pin': 'Ort',
  calendar: 'Kalender',
  star: 'Stern',
  box: 'Paket',
  home: 'Haus',
  factory: 'Fabrik',
  tag: 'Etikett',
}

/** The catalogue: plugins, bundles, project types, categories and base domains. */
export const catalogueTexts = {
  title: 'Katalog',
  tabs: {
    plugins: 'Plugins',
    bundles: 'Bundles',
    'project-types': 'Projekttypen',
    categories: 'Kategorien',
    'base-domains': 'Basis-Domains',
  },
  withdrawn: 'Nicht mehr angeboten',
  facts: 'Eckdaten',
  history: 'Zuletzt',
  wholeHistory: 'Alle Ereignisse ansehen',
  plan: {
    intro: 'Das wird festgehalten:',
    nothing: 'Es ändert sich nichts.',
  },
  fields: {
    code: 'Code',
    displayName: 'Name',
    displayNameEn: 'Englischer Name',
    icon: 'Symbol',
    color: 'Farbe',
    order: 'Reihenfolge',
    plugins: 'Plugins',
  },
  codeHint: 'Kleinbuchstaben, Ziffern und Bindestriche. Der Code ändert sich später nicht mehr.',
  englishHint: 'Fehlt er, steht auf englischen Seiten der deutsche.',
  orderHint: 'Die kleinste Zahl steht vorn.',
  icons,
  categories: categoryTexts,
  plugins: pluginTexts,
}
