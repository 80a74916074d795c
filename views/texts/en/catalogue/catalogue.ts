import type { catalogueTexts as de } from '../../de/catalogue/catalogue'
import { baseDomainTexts } from './catalogue-base-domains'
import { bundleTexts } from './catalogue-bundles'
import { categoryTexts } from './catalogue-categories'
import { pluginTexts } from './catalogue-plugins'
import { priceTexts } from './catalogue-prices'
import { projectTypeTexts } from './catalogue-project-types'
import { rolloutTexts } from './rollouts'
import { versionTexts } from './versions'

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
    rollouts: 'Rollouts',
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
    before: (total) => `So far ${total}.`,
  },
  status: 'Status',
  total: 'Total incl. VAT',
  percent: (percent) => `${percent}%`,
  yes: 'Yes',
  no: 'No',
  free: 'Free',
  baseType: 'Base type',
  notOrderable: 'Cannot be ordered',
  notOrderableText:
    'Nobody can order this bundle at present: its project type is no longer offered, or one of its plugins has no price or no usable version for it.',
  fields: {
    code: 'Code',
    displayName: 'Name',
    displayNameEn: 'English name',
    icon: 'Symbol',
    color: 'Colour',
    order: 'Order',
    plugins: 'Plugins',
    bundles: 'Bundles',
    projectType: 'Project type',
    billingCycle: 'Billing cycle',
    discountPercent: 'Discount in percent',
    isDefault: 'Preselected',
    trialDays: 'Days of trial',
    isFree: 'Free',
    domain: 'Domain',
    sites: 'Addresses',
  },
  codeHint: 'Lower-case letters, digits and hyphens. The code does not change later.',
  englishHint: 'Without it, English pages show the German one.',
  orderHint: 'The smallest number comes first.',
  trialHint: '0 means: no trial.',
  freeHint: 'Only staff order free types.',
  defaultBundleHint: 'One at most per project type. The present one stops being preselected.',
  defaultDomainHint: 'Exactly one. The present one stops being preselected.',
  domainHint: 'For example vrs.gmbh. Its zone must be in our INWX account.',
  domainNameHint: 'As the order form shows it.',
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
