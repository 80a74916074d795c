import type { LicenseEvent, LicenseReminder, SuspensionCause } from '../../../events/license'
import { type DisplayNames, getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatDateTime, formatLastDay, formatMoney } from '../format'
import { parsePluginName } from '../quoting'
import { commonTexts } from './common'

const formatPrice = ({
  cycle,
  netCents,
}: {
  cycle: keyof typeof commonTexts.cycles
  netCents: number
}) => `${commonTexts.cycles[cycle]} ${formatMoney(netCents, 'de')} netto`
const nameOf = (stream: string, { plugins }: DisplayNames) =>
  getDisplayName(plugins, parsePluginName(stream))

export const suspensionCauses: Record<SuspensionCause, string> = {
  project: 'mit dem Projekt',
  unpaid: 'weil sie nicht bezahlt ist',
  caseworker: 'von der Sachbearbeitung',
}
const reinstatementCauses: Record<SuspensionCause, string> = {
  project: 'mit dem Projekt',
  unpaid: 'weil sie bezahlt oder verlängert ist',
  caseworker: 'von der Sachbearbeitung',
}
const reminders: Record<LicenseReminder, string> = {
  trialEndsIn7Days: 'Ende der Testphase in 7 Tagen',
  trialEndsIn3Days: 'Ende der Testphase in 3 Tagen',
  trialEndsTomorrow: 'Ende der Testphase in einem Tag',
  renewalDue: 'Verlängerung steht an',
  paymentOverdue: 'Verlängerung ist nicht bezahlt',
}

export const licenseSentences: Pick<EventSentences, LicenseEvent['type']> = {
  LicenseIssued: ({ data }, names) =>
    `Lizenz für ${getDisplayName(names.plugins, data.plugin)} ausgestellt, ${formatPrice(data)}`,
  TrialStarted: ({ data }, names) =>
    `Testphase von ${getDisplayName(names.plugins, data.plugin)} begonnen, bis ${formatDateTime(data.endsAt, 'de')}`,
  TrialExtended: ({ data, stream }, names) =>
    `Testphase von ${nameOf(stream, names)} verlängert bis ${formatDateTime(data.endsAt, 'de')}`,
  TrialConverted: ({ stream }, names) =>
    `Testphase von ${nameOf(stream, names)} in eine Lizenz umgewandelt`,
  TrialEnded: ({ stream }, names) => `Testphase von ${nameOf(stream, names)} ist abgelaufen`,
  LicenseReminderRequested: ({ data, stream }, names) =>
    `Erinnerung fällig für ${nameOf(stream, names)}: ${reminders[data.reminder]}`,
  LicenseRenewed: ({ data, stream }, names) =>
    `Lizenz für ${nameOf(stream, names)} erneuert, bezahlt bis ${formatLastDay(data.until, 'de')}, ${formatPrice(data)}`,
  LicenseExtended: ({ data, stream }, names) =>
    data.runsUntil
      ? `Lizenz für ${nameOf(stream, names)} läuft länger: bis ${formatLastDay(data.until, 'de')}`
      : `Lizenz für ${nameOf(stream, names)} bekommt länger Updates: bis ${formatLastDay(data.until, 'de')}`,
  LicenseUpgraded: ({ data, stream }, names) =>
    `Lizenz für ${nameOf(stream, names)} hochgestuft: ${formatPrice(data)}`,
  LicenseDowngraded: ({ data, stream }, names) =>
    `Lizenz für ${nameOf(stream, names)} nach dem ${formatLastDay(data.from, 'de')} herabgestuft: ${formatPrice(data)}`,
  LicenseCancelled: ({ data, stream }, names) =>
    `Lizenz für ${nameOf(stream, names)} gekündigt zum ${formatLastDay(data.endsAt, 'de')}`,
  LicenseCancellationTakenBack: ({ stream }, names) =>
    `Kündigung der Lizenz für ${nameOf(stream, names)} zurückgenommen`,
  LicenseFreed: ({ stream }, names) =>
    `Lizenz für ${nameOf(stream, names)} kostet nichts und gilt jetzt unbefristet`,
  LicenseSuspended: ({ data, stream }, names) =>
    `Lizenz für ${nameOf(stream, names)} ausgesetzt${data.cause ? ` (${suspensionCauses[data.cause]})` : ''}`,
  LicenseReinstated: ({ data, stream }, names) =>
    data.cause
      ? `Aussetzung der Lizenz für ${nameOf(stream, names)} aufgehoben (${reinstatementCauses[data.cause]})`
      : `Lizenz für ${nameOf(stream, names)} wieder freigegeben`,
  LicenseExpired: ({ stream }, names) => `Lizenz für ${nameOf(stream, names)} ist abgelaufen`,
  LicenseRevoked: ({ stream }, names) => `Lizenz für ${nameOf(stream, names)} widerrufen`,
  PluginFirstDownloaded: ({ data, stream }, names) =>
    `Plugin ${nameOf(stream, names)} ${data.version} zum ersten Mal geladen`,
}
