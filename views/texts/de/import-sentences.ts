import type { LegacyImportEvent } from '../../../events/legacy-import'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatDate, formatMoney, formatNumber } from '../format'
import { createQuote } from '../quoting'
import { commonTexts } from './common'

const quote = createQuote('„', '“')
const formatEuros = (cents: number) => formatMoney(cents, 'de')
const formatDay = (at: string) => formatDate(at, 'de')

const statuses: Record<string, string> = {
  active: 'aktiv',
  trial: 'Testphase',
  suspended: 'pausiert',
  expired: 'abgelaufen',
  revoked: 'widerrufen',
}
const describeStatus = (status: string) => statuses[status] ?? quote(status)

const actions: Record<string, string> = {
  created: 'angelegt',
  activated: 'aktiviert',
  renewed: 'verlängert',
  expired: 'abgelaufen',
  suspended: 'pausiert',
  revoked: 'widerrufen',
  upgraded: 'hochgestuft',
  downgraded: 'herabgestuft',
  trial_started: 'Testphase begonnen',
  trial_converted: 'Testphase in Lizenz umgewandelt',
  trial_expired: 'Testphase abgelaufen',
  status_changed: 'Status geändert',
}

/** What was taken over from the old marketplace (v-flask). */
export const legacyImportSentences: Pick<EventSentences, LegacyImportEvent['type']> = {
  ProjectImported: ({ data }) =>
    `Projekt ${quote(data.name)} aus dem alten Marktplatz übernommen (dort Nr. ${data.legacyId}, seit ${formatDay(data.createdAt)}${data.isActive ? '' : ', nicht aktiv'})`,
  ProjectAdopted: ({ data }, names) =>
    `Laufende Website ${data.domain} übernommen, ohne Deployment: Anwendung ${data.application} auf ${getDisplayName(names.servers, data.serverId)} (${data.ipv4})`,
  OrderImported: ({ data }, names) =>
    `Zahlung aus dem alten Marktplatz übernommen: ${formatEuros(data.amountCents)} für ${getDisplayName(names.plugins, data.plugin)} vom ${formatDay(data.orderedAt)}`,
  LicenseImported: ({ data }, names) =>
    `Lizenz für ${getDisplayName(names.plugins, data.plugin)} aus dem alten Marktplatz übernommen: dort ${describeStatus(data.status)}, ${data.runsUntil ? `bis ${formatDay(data.runsUntil)}` : 'unbefristet'}`,
  LicenseHistoryImported: ({ data }) =>
    `Im alten Marktplatz am ${formatDay(data.happenedAt)}: ${actions[data.action] ?? quote(data.action)}`,
  LicenseTextsImported: () => 'Notizen zu einer Lizenz aus dem alten Marktplatz übernommen',
  PluginImported: ({ data, stream }, names) =>
    `Plugin ${getDisplayName(names.plugins, parseStreamId(stream))} aus dem alten Marktplatz übernommen (dort ${data.legacyName}, für Satelliten ${data.priceCents === 0 ? 'kostenlos' : formatEuros(data.priceCents)})`,
  PluginPriceImported: ({ data, stream }, names) =>
    `Preiszeile von ${getDisplayName(names.plugins, parseStreamId(stream))} für ${getDisplayName(names.projectTypes, data.projectType)} aus dem alten Marktplatz übernommen: ${commonTexts.cycles[data.cycle]} ${formatEuros(data.netCents)}${data.isOffered ? '' : ', nicht bestellbar'}`,
  PluginVersionImported: ({ data, stream }, names) =>
    `Version ${data.version} von ${getDisplayName(names.plugins, parseStreamId(stream))} aus dem alten Marktplatz übernommen, ohne Quelltext (${formatNumber(data.downloads, 'de')} Downloads)`,
  ProjectTypeImported: ({ stream }, names) =>
    `Projekttyp ${getDisplayName(names.projectTypes, parseStreamId(stream))} mit dem des alten Marktplatzes verbunden`,
  CategoryImported: ({ stream }) =>
    `Kategorie ${parseStreamId(stream)} mit der des alten Marktplatzes verbunden`,
}
