import type { CatalogueEvent } from '../../../events/catalogue'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { createQuote } from '../quoting'
import { commonTexts } from './common'

const formatList = (items: readonly string[]) => new Intl.ListFormat('en').format(items)
const quote = createQuote('“', '”')
const catalogueFields: Record<string, string> = {
  color: 'colour',
  description: 'description',
  descriptionEn: 'English description',
  displayNameEn: 'English name',
  icon: 'symbol',
  order: 'order',
}
const formatFields = (fields: object) =>
  formatList(Object.keys(fields).map((field) => catalogueFields[field] ?? field))

const formatTrial = (days: number) => {
  if (days === 0) return 'without a trial'
  return days === 1 ? '1 day of trial' : `${days} days of trial`
}

/** Of bundles, project types, categories and base domains. */
export const catalogueSentences: Pick<EventSentences, CatalogueEvent['type']> = {
  BundleOffered: ({ data }, names) =>
    `Bundle ${quote(names.bundles[data.code] ?? data.displayName)} offered for ${getDisplayName(names.projectTypes, data.projectType)}, ${commonTexts.cycles[data.billingCycle]}${data.isDefault ? ', as the default' : ''}`,
  BundleDescribed: ({ data, stream }, names) =>
    `Texts of bundle ${getDisplayName(names.bundles, parseStreamId(stream))} set: ${formatFields(data.fields)}`,
  BundleComposed: ({ data, stream }, names) =>
    `Bundle ${getDisplayName(names.bundles, parseStreamId(stream))} composed: ${formatList(data.plugins.map((plugin) => getDisplayName(names.plugins, plugin)))}${data.discountPercent ? `, ${data.discountPercent} % discount` : ''}`,
  BundleWithdrawn: ({ stream }, names) =>
    `Bundle ${getDisplayName(names.bundles, parseStreamId(stream))} withdrawn`,
  ProjectTypeOffered: ({ data }, names) =>
    `Project type ${quote(names.projectTypes[data.code] ?? data.displayName)} offered, ${formatTrial(data.trialDays)}${data.isFree ? ', free' : ''}`,
  ProjectTypeDescribed: ({ data, stream }, names) =>
    `Texts of project type ${getDisplayName(names.projectTypes, parseStreamId(stream))} set: ${formatFields(data.fields)}`,
  BaseTypeChosen: ({ stream }, names) =>
    `Project type ${getDisplayName(names.projectTypes, parseStreamId(stream))} is the base of the prices`,
  ProjectTypeWithdrawn: ({ stream }, names) =>
    `Project type ${getDisplayName(names.projectTypes, parseStreamId(stream))} withdrawn`,
  CategoryNamed: ({ data }) => `Category ${quote(data.displayName)} named`,
  CategoryDescribed: ({ data, stream }, names) =>
    `Texts of category ${getDisplayName(names.categories, parseStreamId(stream))} set: ${formatFields(data.fields)}`,
  CategoryDropped: ({ stream }, names) =>
    `Category ${getDisplayName(names.categories, parseStreamId(stream))} removed`,
  BaseDomainOffered: ({ data }) =>
    `Base domain ${data.name} offered, ${data.isDefault ? 'as the default' : 'not as the default'}`,
  BaseDomainWithdrawn: ({ stream }) => `Base domain ${parseStreamId(stream)} withdrawn`,
}
