import type { PluginEvent, PluginFields } from '../../../events/plugin'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatDate, formatLastDay, formatMoney } from '../format'
import { createQuote } from '../quoting'
import { commonTexts } from './common'
import { pluginVersionSentences } from './version-sentences'

const formatEuros = (cents: number) => formatMoney(cents, 'en')
const formatDay = (at: string) => formatDate(at, 'en')
const formatList = (items: readonly string[]) => new Intl.ListFormat('en').format(items)
const quote = createQuote('“', '”')
const phases: Record<string, string> = {
  alpha: 'Alpha',
  beta: 'Beta',
  v1: 'V1',
  v2: 'V2',
  v3: 'V3',
}
const pluginFields: Record<keyof PluginFields, string> = {
  displayName: 'name',
  displayNameEn: 'English name',
  description: 'description',
  descriptionEn: 'English description',
  longDescription: 'long description',
  longDescriptionEn: 'long English description',
  category: 'category',
  icon: 'icon',
  screenshotUrl: 'screenshot',
  hasTrial: 'trial',
  order: 'order',
}
const formatFields = (fields: PluginFields) =>
  formatList(Object.keys(fields).map((field) => pluginFields[field as keyof PluginFields] ?? field))

const formatValidity = (
  { validFrom, validUntil }: { validFrom: string; validUntil?: string },
  recordedAt: string,
) =>
  [
    // The first prices were recorded after the day on which they began.
    Date.parse(validFrom) > Date.parse(recordedAt) ? `, from ${formatDay(validFrom)}` : '',
    validUntil ? `, until ${formatLastDay(validUntil, 'en')}` : '',
  ].join('')

/** Of plugins, their prices and their versions. */
export const pluginSentences: Pick<EventSentences, PluginEvent['type']> = {
  PluginListed: ({ data }, names) =>
    `Plugin ${quote(names.plugins[data.name] ?? data.displayName)} (${data.name}) listed`,
  PluginDescribed: ({ data, stream }, names) =>
    `Details of plugin ${getDisplayName(names.plugins, parseStreamId(stream))} set: ${formatFields(data.fields)}`,
  PluginPhaseReached: ({ data, stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} reached phase ${phases[data.phase] ?? data.phase}`,
  PluginUnlisted: ({ stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} no longer offered`,
  PluginRelisted: ({ stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} offered again`,
  PluginFeatured: ({ data, stream }, names) =>
    data.isFeatured
      ? `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} featured`
      : `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} no longer featured`,
  PluginPriced: ({ data, stream, at }, names) =>
    `Price of ${getDisplayName(names.plugins, parseStreamId(stream))} for ${getDisplayName(names.projectTypes, data.projectType)}: ${commonTexts.cycles[data.cycle]} ${formatEuros(data.netCents)} net, setup ${formatEuros(data.setupCents)}${formatValidity(data, at)}`,
  PluginPriceWithdrawn: ({ data, stream }, names) =>
    data.validFrom
      ? `Planned price of ${getDisplayName(names.plugins, parseStreamId(stream))} for ${getDisplayName(names.projectTypes, data.projectType)} from ${formatDay(data.validFrom)} dropped (${commonTexts.cycles[data.cycle]})`
      : `Price of ${getDisplayName(names.plugins, parseStreamId(stream))} for ${getDisplayName(names.projectTypes, data.projectType)} withdrawn (${commonTexts.cycles[data.cycle]})`,
  BasePriceChosen: ({ data, stream }, names) =>
    `${getDisplayName(names.projectTypes, data.projectType)} uses the base type’s price of ${getDisplayName(names.plugins, parseStreamId(stream))} again (${commonTexts.cycles[data.cycle]})`,
  ...pluginVersionSentences,
}
