import type { PluginOrderEvent, PurchasedPeriod } from '../../../events/payment/plugin-order'
import { type DisplayNames, getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatDate, formatMoney } from '../format'
import { commonTexts } from './common'

const formatEuros = (cents: number) => formatMoney(cents, 'en')
const formatPlugins = (plugins: readonly string[], names: DisplayNames) =>
  new Intl.ListFormat('en').format(plugins.map((plugin) => getDisplayName(names.plugins, plugin)))
const formatPeriod = (period: PurchasedPeriod | undefined) =>
  period ? ` for ${formatDate(period.from, 'en')} to ${formatDate(period.to, 'en')}` : ''
const releaseCauses = {
  paid: 'paid',
  invoiceTerms: 'released on invoice',
  free: 'released free of charge',
} as const

/** Of what a live project orders later: plugins, renewals, longer cycles. */
export const purchaseSentences: Pick<EventSentences, PluginOrderEvent['type']> = {
  PluginsOrdered: ({ data }, names) =>
    `${data.convertsTrial ? 'Conversion of the trial' : 'Later order'} ${data.orderNumber} of ${formatEuros(data.price.grossCents)}${formatPeriod(data.period)}: ${formatPlugins(data.plugins, names)}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  RenewalOffered: ({ data }, names) =>
    `Renewal ${data.orderNumber} of ${formatEuros(data.price.grossCents)}${formatPeriod(data.period)}: ${formatPlugins(data.plugins, names)}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  LicenseUpgradeOrdered: ({ data }, names) =>
    `Upgrade ${data.orderNumber} of ${formatEuros(data.price.grossCents)}: ${formatPlugins(data.plugins, names)} from ${commonTexts.cycles[data.formerCycle]} to ${commonTexts.cycles[data.cycle]}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  PurchasePaymentRequested: ({ data }) =>
    `Payment of ${data.orderNumber} requested (attempt ${data.attempt}), possible until ${formatDate(data.expiresAt, 'en')}`,
  PurchaseReleased: ({ data }) =>
    `${data.orderNumber} ${releaseCauses[data.cause]}${data.dueDays ? `, payable within ${data.dueDays} days` : ''}`,
  PurchaseCancelled: ({ data }) =>
    data.cause === 'expired'
      ? `${data.orderNumber} ended unpaid`
      : `${data.orderNumber} cancelled by a caseworker`,
}
