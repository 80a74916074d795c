import type { CatalogueIcon } from '../../../../src/domain/catalogue/catalogue-icons'
import { baseDomainTexts } from './catalogue-base-domains'
import { bundleTexts } from './catalogue-bundles'
import { categoryTexts } from './catalogue-categories'
import { pluginTexts } from './catalogue-plugins'
import { priceTexts } from './catalogue-prices'
import { projectTypeTexts } from './catalogue-project-types'
import { rolloutTexts } from './rollouts'
import { versionTexts } from './versions'

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
    rollouts: 'Rollouts',
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
    before: (total: string) => `Bisher ${total}.`,
  },
  status: 'Zustand',
  total: 'Gesamt mit Umsatzsteuer',
  percent: (percent: number) => `${percent} %`,
  yes: 'Ja',
  no: 'Nein',
  free: 'Kostenlos',
  baseType: 'Basistyp',
  notOrderable: 'Nicht bestellbar',
  notOrderableText:
    'Dieses Bundle kann zurzeit niemand bestellen: Der Projekttyp wird nicht mehr angeboten, oder ein Plugin hat dafür keinen Preis oder keine nutzbare Version.',
  fields: {
    code: 'Code',
    displayName: 'Name',
    displayNameEn: 'Englischer Name',
    icon: 'Symbol',
    color: 'Farbe',
    order: 'Reihenfolge',
    plugins: 'Plugins',
    bundles: 'Bundles',
    projectType: 'Projekttyp',
    billingCycle: 'Abrechnung',
    discountPercent: 'Rabatt in Prozent',
    isDefault: 'Vorausgewählt',
    trialDays: 'Testphase in Tagen',
    isFree: 'Kostenlos',
    domain: 'Domain',
    sites: 'Adressen',
  },
  codeHint: 'Kleinbuchstaben, Ziffern und Bindestriche. Der Code ändert sich später nicht mehr.',
  englishHint: 'Fehlt er, steht auf englischen Seiten der deutsche.',
  orderHint: 'Die kleinste Zahl steht vorn.',
  trialHint: '0 bedeutet: keine Testphase.',
  freeHint: 'Kostenlose Typen bestellt nur die Sachbearbeitung.',
  defaultBundleHint: 'Höchstens eines je Projekttyp. Das bisherige verliert die Vorauswahl.',
  defaultDomainHint: 'Genau eine. Die bisherige verliert die Vorauswahl.',
  domainHint: 'Zum Beispiel vrs.gmbh. Ihre Zone muss bei INWX in unserem Konto liegen.',
  domainNameHint: 'So steht sie im Bestellformular.',
  icons,
  bundles: bundleTexts,
  projectTypes: projectTypeTexts,
  categories: categoryTexts,
  plugins: pluginTexts,
  rollouts: rolloutTexts,
  versions: versionTexts,
  prices: priceTexts,
  baseDomains: baseDomainTexts,
}
