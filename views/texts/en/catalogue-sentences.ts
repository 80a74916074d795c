import type { CatalogueEvent } from '../../../events/catalogue'
import type { PluginEvent } from '../../../events/plugin'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatMoney, formatNumber } from '../format'
import { createQuote } from '../quoting'
import { commonTexts } from './common'

const formatEuros = (cents: number) => formatMoney(cents, 'en')
const formatList = (items: readonly string[]) => new Intl.ListFormat('en').format(items)
const quote = createQuote('“', '”')
const catalogueFields: Record<string, string> = {
  description: 'description',
  descriptionEn: 'English description',
  displayNameEn: 'English name',
  icon: 'icon',
}
const formatFields = (fields: object) =>
  formatList(Object.keys(fields).map((field) => catalogueFields[field] ?? field))

/** Of plugins, bundles, project types, categories and base domains. */
export const catalogueSentences: Pick<EventSentences, (CatalogueEvent | PluginEvent)['type']> = {
  PluginListed: ({ data }, names) =>
    `Plugin ${quote(names.plugins[data.name] ?? data.displayName)} (${data.name}) listed`,
  PluginDescribed: ({ data, stream }, names) =>
    `Texts of plugin ${getDisplayName(names.plugins, parseStreamId(stream))} set: ${formatFields(data.fields)}`,
  PluginPhaseReached: ({ data, stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} reached phase ${data.phase}`,
  PluginPriced: ({ data, stream }, names) =>
    `Price of ${getDisplayName(names.plugins, parseStreamId(stream))} for ${getDisplayName(names.projectTypes, data.projectType)}: ${commonTexts.cycles[data.cycle]} ${formatEuros(data.netCents)} net, setup ${formatEuros(data.setupCents)}`,
  PluginPriceWithdrawn: ({ data, stream }, names) =>
    `Price of ${getDisplayName(names.plugins, parseStreamId(stream))} for ${getDisplayName(names.projectTypes, data.projectType)} withdrawn (${commonTexts.cycles[data.cycle]})`,
  PluginVersionPublished: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} published (${data.runtime}, ${formatNumber(data.size / 1024, 'en')} KiB)`,
  PluginVersionYanked: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} yanked: ${data.cause}`,
  CurrentVersionChosen: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} is current now (${data.runtime})`,

  BundleOffered: ({ data }, names) =>
    `Bundle ${quote(names.bundles[data.code] ?? data.displayName)} offered for ${getDisplayName(names.projectTypes, data.projectType)}`,
  BundleDescribed: ({ data, stream }, names) =>
    `Texts of bundle ${getDisplayName(names.bundles, parseStreamId(stream))} set: ${formatFields(data.fields)}`,
  BundleComposed: ({ data, stream }, names) =>
    `Bundle ${getDisplayName(names.bundles, parseStreamId(stream))} composed: ${formatList(data.plugins.map((plugin) => getDisplayName(names.plugins, plugin)))}${data.discountPercent ? `, ${data.discountPercent} % discount` : ''}`,
  BundleWithdrawn: ({ stream }, names) =>
    `Bundle ${getDisplayName(names.bundles, parseStreamId(stream))} withdrawn`,
  ProjectTypeOffered: ({ data }, names) =>
    `Project type ${quote(names.projectTypes[data.code] ?? data.displayName)} offered, ${data.trialDays} days of trial`,
  ProjectTypeDescribed: ({ data, stream }, names) =>
    `Texts of project type ${getDisplayName(names.projectTypes, parseStreamId(stream))} set: ${formatFields(data.fields)}`,
  BaseTypeChosen: ({ stream }, names) =>
    `Project type ${getDisplayName(names.projectTypes, parseStreamId(stream))} is the base of the prices`,
  ProjectTypeWithdrawn: ({ stream }, names) =>
    `Project type ${getDisplayName(names.projectTypes, parseStreamId(stream))} withdrawn`,
  CategoryNamed: ({ data }) => `Category ${quote(data.displayName)} named`,
  CategoryDescribed: ({ data, stream }) =>
    `Texts of category ${parseStreamId(stream)} set: ${formatFields(data.fields)}`,
  CategoryDropped: ({ stream }) => `Category ${parseStreamId(stream)} removed`,
  BaseDomainOffered: ({ data }) =>
    `Base domain ${data.name} offered${data.isDefault ? ', as the default' : ''}`,
  BaseDomainWithdrawn: ({ stream }) => `Base domain ${parseStreamId(stream)} withdrawn`,
}
