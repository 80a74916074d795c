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
}) => `${commonTexts.cycles[cycle]} ${formatMoney(netCents, 'en')} net`
const nameOf = (stream: string, { plugins }: DisplayNames) =>
  getDisplayName(plugins, parsePluginName(stream))

export const suspensionCauses: Record<SuspensionCause, string> = {
  project: 'with the project',
  unpaid: 'because it is not paid for',
  caseworker: 'by casework',
}
const reinstatementCauses: Record<SuspensionCause, string> = {
  project: 'with the project',
  unpaid: 'because it was paid for or extended',
  caseworker: 'by casework',
}
const reminders: Record<LicenseReminder, string> = {
  trialEndsIn7Days: 'the trial ends in 7 days',
  trialEndsIn3Days: 'the trial ends in 3 days',
  trialEndsTomorrow: 'the trial ends in one day',
  renewalDue: 'the renewal is due soon',
  paymentOverdue: 'the renewal has not been paid for',
}

export const licenseSentences: Pick<EventSentences, LicenseEvent['type']> = {
  LicenseIssued: ({ data }, names) =>
    `License for ${getDisplayName(names.plugins, data.plugin)} issued, ${formatPrice(data)}`,
  TrialStarted: ({ data }, names) =>
    `Trial of ${getDisplayName(names.plugins, data.plugin)} started, until ${formatDateTime(data.endsAt, 'en')}`,
  TrialExtended: ({ data, stream }, names) =>
    `Trial of ${nameOf(stream, names)} extended until ${formatDateTime(data.endsAt, 'en')}`,
  TrialConverted: ({ stream }, names) => `Trial of ${nameOf(stream, names)} turned into a license`,
  TrialEnded: ({ stream }, names) => `Trial of ${nameOf(stream, names)} has ended`,
  LicenseReminderRequested: ({ data, stream }, names) =>
    `Reminder due for ${nameOf(stream, names)}: ${reminders[data.reminder]}`,
  LicenseRenewed: ({ data, stream }, names) =>
    `License for ${nameOf(stream, names)} renewed, paid until ${formatLastDay(data.until, 'en')}, ${formatPrice(data)}`,
  LicenseExtended: ({ data, stream }, names) =>
    data.runsUntil
      ? `License for ${nameOf(stream, names)} runs longer: until ${formatLastDay(data.until, 'en')}`
      : `License for ${nameOf(stream, names)} gets updates for longer: until ${formatLastDay(data.until, 'en')}`,
  LicenseUpgraded: ({ data, stream }, names) =>
    `License for ${nameOf(stream, names)} upgraded: ${formatPrice(data)}`,
  LicenseDowngraded: ({ data, stream }, names) =>
    `License for ${nameOf(stream, names)} downgraded after ${formatLastDay(data.from, 'en')}: ${formatPrice(data)}`,
  LicenseCancelled: ({ data, stream }, names) =>
    `License for ${nameOf(stream, names)} cancelled as of ${formatLastDay(data.endsAt, 'en')}`,
  LicenseCancellationTakenBack: ({ stream }, names) =>
    `Cancellation of the license for ${nameOf(stream, names)} taken back`,
  LicenseFreed: ({ stream }, names) =>
    `License for ${nameOf(stream, names)} is free of charge and no longer ends`,
  LicenseSuspended: ({ data, stream }, names) =>
    `License for ${nameOf(stream, names)} suspended${data.cause ? ` (${suspensionCauses[data.cause]})` : ''}`,
  LicenseReinstated: ({ data, stream }, names) =>
    data.cause
      ? `Suspension of the license for ${nameOf(stream, names)} lifted (${reinstatementCauses[data.cause]})`
      : `License for ${nameOf(stream, names)} reinstated`,
  LicenseExpired: ({ stream }, names) => `License for ${nameOf(stream, names)} has expired`,
  LicenseRevoked: ({ stream }, names) => `License for ${nameOf(stream, names)} revoked`,
  PluginFirstDownloaded: ({ data, stream }, names) =>
    `Plugin ${nameOf(stream, names)} ${data.version} downloaded for the first time`,
}
