import type { LegacyImportEvent } from '../../../events/legacy-import'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatDate, formatMoney, formatNumber } from '../format'
import { createQuote } from '../quoting'
import { commonTexts } from './common'

const quote = createQuote('“', '”')
const formatEuros = (cents: number) => formatMoney(cents, 'en')
const formatDay = (at: string) => formatDate(at, 'en')

const statuses: Record<string, string> = {
  active: 'active',
  trial: 'trial',
  suspended: 'suspended',
  expired: 'expired',
  revoked: 'revoked',
}
const describeStatus = (status: string) => statuses[status] ?? quote(status)

const actions: Record<string, string> = {
  created: 'created',
  activated: 'activated',
  renewed: 'renewed',
  expired: 'expired',
  suspended: 'suspended',
  revoked: 'revoked',
  upgraded: 'upgraded',
  downgraded: 'downgraded',
  trial_started: 'trial started',
  trial_converted: 'trial converted to a license',
  trial_expired: 'trial expired',
  status_changed: 'status changed',
}

/** What was taken over from the old marketplace (v-flask). */
export const legacyImportSentences: Pick<EventSentences, LegacyImportEvent['type']> = {
  ProjectImported: ({ data }) =>
    `Project ${quote(data.name)} imported from the old marketplace (no. ${data.legacyId} there, since ${formatDay(data.createdAt)}${data.isActive ? '' : ', not active'})`,
  ProjectAdopted: ({ data }, names) =>
    `Running website ${data.domain} adopted without a deployment: application ${data.application} on ${getDisplayName(names.servers, data.serverId)} (${data.ipv4})`,
  OrderImported: ({ data }, names) =>
    `Payment imported from the old marketplace: ${formatEuros(data.amountCents)} for ${getDisplayName(names.plugins, data.plugin)}, ${formatDay(data.orderedAt)}`,
  LicenseImported: ({ data }, names) =>
    `License for ${getDisplayName(names.plugins, data.plugin)} imported from the old marketplace: ${describeStatus(data.status)} there, ${data.runsUntil ? `until ${formatDay(data.runsUntil)}` : 'without an end'}`,
  LicenseHistoryImported: ({ data }) =>
    `In the old marketplace on ${formatDay(data.happenedAt)}: ${actions[data.action] ?? quote(data.action)}`,
  LicenseTextsImported: () => 'Notes on a license imported from the old marketplace',
  PluginImported: ({ data, stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} imported from the old marketplace (${data.legacyName} there, ${data.priceCents === 0 ? 'free' : formatEuros(data.priceCents)} for satellites)`,
  PluginPriceImported: ({ data, stream }, names) =>
    `Price of ${getDisplayName(names.plugins, parseStreamId(stream))} for ${getDisplayName(names.projectTypes, data.projectType)} imported from the old marketplace: ${commonTexts.cycles[data.cycle]} ${formatEuros(data.netCents)}${data.isOffered ? '' : ', cannot be ordered'}`,
  PluginVersionImported: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} imported from the old marketplace, without its source (${formatNumber(data.downloads, 'en')} downloads)`,
  ProjectTypeImported: ({ stream }, names) =>
    `Project type ${getDisplayName(names.projectTypes, parseStreamId(stream))} linked to that of the old marketplace`,
  CategoryImported: ({ stream }) =>
    `Category ${parseStreamId(stream)} linked to that of the old marketplace`,
}
