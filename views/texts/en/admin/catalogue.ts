import type { catalogueTexts as de } from '../../de/admin/catalogue'
import { categoryTexts } from './catalogue-categories'
import { pluginTexts } from './catalogue-plugins'

const icons: (typeof de)['icons'] = {
  'file-text': 'Document',
  mail: 'Letter',
  scale: 'Scales',
  'shopping-cart': 'Shopping cart',
  users: 'People',
  image: 'Picture',
  globe: 'Globe',
  'map-pin': 'Place',
  calendar: 'Calendar',
  star: 'Star',
  box: 'Parcel',
  home: 'House',
  factory: 'Factory',
  tag: 'Label',
}

/** The catalogue: plugins, bundles, project types, categories and base domains. */
export const catalogueTexts: typeof de = {
  title: 'Catalogue',
  tabs: {
    plugins: 'Plugins',
    bundles: 'Bundles',
    'project-types': 'Project types',
    categories: 'Categories',
    'base-domains': 'Base domains',
  },
  withdrawn: 'No longer offered',
  facts: 'Key facts',
  history: 'Latest',
  wholeHistory: 'View all events',
  plan: {
    intro: 'This will be recorded:',
    nothing: 'Nothing changes.',
  },
  fields: {
    code: 'Code',
    displayName: 'Name',
    displayNameEn: 'English name',
    icon: 'Symbol',
    color: 'Colour',
    order: 'Order',
    plugins: 'Plugins',
  },
  codeHint: 'Lower-case letters, digits and hyphens. The code does not change later.',
  englishHint: 'Without it, English pages show the German one.',
  orderHint: 'The smallest number comes first.',
  icons,
  categories: categoryTexts,
  plugins: pluginTexts,
}
