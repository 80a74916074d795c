import type { PluginOrderEvent, PurchasedPeriod } from '../../../events/payment/plugin-order'
import { type DisplayNames, getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatDate, formatMoney } from '../format'
import { commonTexts } from './common'

const formatEuros = (cents: number) => formatMoney(cents, 'de')
const formatPlugins = (plugins: readonly string[], names: DisplayNames) =>
  new Intl.ListFormat('de').format(plugins.map((plugin) => getDisplayName(names.plugins, plugin)))
const formatPeriod = (period: PurchasedPeriod | undefined) =>
  period ? ` für ${formatDate(period.from, 'de')} bis ${formatDate(period.to, 'de')}` : ''
const releaseCauses = {
  paid: 'bezahlt',
  invoiceTerms: 'auf Rechnung freigegeben',
  free: 'kostenlos freigegeben',
} as const

/** Of what a live project orders later: plugins, renewals, longer cycles. */
export const purchaseSentences: Pick<EventSentences, PluginOrderEvent['type']> = {
  PluginsOrdered: ({ data }, names) =>
    `${data.convertsTrial ? 'Umwandlung der Testphase' : 'Nachbestellung'} ${data.orderNumber} über ${formatEuros(data.price.grossCents)}${formatPeriod(data.period)}: ${formatPlugins(data.plugins, names)}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  RenewalOffered: ({ data }, names) =>
    `Verlängerung ${data.orderNumber} über ${formatEuros(data.price.grossCents)}${formatPeriod(data.period)}: ${formatPlugins(data.plugins, names)}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  LicenseUpgradeOrdered: ({ data }, names) =>
    `Wechsel ${data.orderNumber} über ${formatEuros(data.price.grossCents)}: ${formatPlugins(data.plugins, names)} von ${commonTexts.cycles[data.formerCycle]} auf ${commonTexts.cycles[data.cycle]}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  PurchasePaymentRequested: ({ data }) =>
    `Zahlung von ${data.orderNumber} zum ${data.attempt}. Mal angefordert, möglich bis ${formatDate(data.expiresAt, 'de')}`,
  PurchaseReleased: ({ data }) =>
    `${data.orderNumber} ${releaseCauses[data.cause]}${data.dueDays ? `, zahlbar in ${data.dueDays} Tagen` : ''}`,
  PurchaseCancelled: ({ data }) =>
    data.cause === 'expired'
      ? `${data.orderNumber} beendet, weil nicht bezahlt wurde`
      : `${data.orderNumber} von der Sachbearbeitung storniert`,
}
