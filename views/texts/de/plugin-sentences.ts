import type { PluginEvent, PluginFields } from '../../../events/plugin'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatDate, formatLastDay, formatMoney } from '../format'
import { createQuote } from '../quoting'
import { commonTexts } from './common'
import { pluginVersionSentences } from './version-sentences'

const formatEuros = (cents: number) => formatMoney(cents, 'de')
const formatDay = (at: string) => formatDate(at, 'de')
const formatList = (items: readonly string[]) => new Intl.ListFormat('de').format(items)
const quote = createQuote('„', '“')
const phases: Record<string, string> = {
  alpha: 'Alpha',
  beta: 'Beta',
  v1: 'V1',
  v2: 'V2',
  v3: 'V3',
}
const pluginFields: Record<keyof PluginFields, string> = {
  displayName: 'Name',
  displayNameEn: 'englischer Name',
  description: 'Beschreibung',
  descriptionEn: 'englische Beschreibung',
  longDescription: 'ausführliche Beschreibung',
  longDescriptionEn: 'ausführliche englische Beschreibung',
  category: 'Kategorie',
  icon: 'Symbol',
  screenshotUrl: 'Bildschirmfoto',
  hasTrial: 'Testphase',
  order: 'Reihenfolge',
}
const formatFields = (fields: PluginFields) =>
  formatList(Object.keys(fields).map((field) => pluginFields[field as keyof PluginFields] ?? field))

const formatValidity = (
  { validFrom, validUntil }: { validFrom: string; validUntil?: string },
  recordedAt: string,
) =>
  [
    // The first prices were recorded after the day on which they began.
    Date.parse(validFrom) > Date.parse(recordedAt) ? `, ab ${formatDay(validFrom)}` : '',
    validUntil ? `, bis ${formatLastDay(validUntil, 'de')}` : '',
  ].join('')

/** Of plugins, their prices and their versions. */
export const pluginSentences: Pick<EventSentences, PluginEvent['type']> = {
  PluginListed: ({ data }) => `Plugin ${quote(data.displayName)} (${data.name}) aufgenommen`,
  PluginDescribed: ({ data, stream }, names) =>
    `Angaben zu Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} festgelegt: ${formatFields(data.fields)}`,
  PluginPhaseReached: ({ data, stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} erreicht Phase ${phases[data.phase] ?? data.phase}`,
  PluginUnlisted: ({ stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} aus dem Angebot genommen`,
  PluginRelisted: ({ stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} wieder ins Angebot genommen`,
  PluginFeatured: ({ data, stream }, names) =>
    data.isFeatured
      ? `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} hervorgehoben`
      : `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} nicht mehr hervorgehoben`,
  PluginPriced: ({ data, stream, at }, names) =>
    `Preis von ${getDisplayName(names.plugins, parseStreamId(stream))} für ${getDisplayName(names.projectTypes, data.projectType)}: ${commonTexts.cycles[data.cycle]} ${formatEuros(data.netCents)} netto, Einrichtung ${formatEuros(data.setupCents)}${formatValidity(data, at)}`,
  PluginPriceWithdrawn: ({ data, stream }, names) =>
    data.validFrom
      ? `Geplanter Preis von ${getDisplayName(names.plugins, parseStreamId(stream))} für ${getDisplayName(names.projectTypes, data.projectType)} ab ${formatDay(data.validFrom)} gestrichen (${commonTexts.cycles[data.cycle]})`
      : `Preis von ${getDisplayName(names.plugins, parseStreamId(stream))} für ${getDisplayName(names.projectTypes, data.projectType)} zurückgezogen (${commonTexts.cycles[data.cycle]})`,
  BasePriceChosen: ({ data, stream }, names) =>
    `Für ${getDisplayName(names.projectTypes, data.projectType)} gilt bei ${getDisplayName(names.plugins, parseStreamId(stream))} wieder der Preis des Basistyps (${commonTexts.cycles[data.cycle]})`,
  ...pluginVersionSentences,
}
