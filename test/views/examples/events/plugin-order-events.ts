import type { PluginOrderEvent } from '../../../../events/payment/plugin-order'

const purchase = {
  orderNumber: '2026-00512',
  plugins: ['crm'],
  cyclePrices: { crm: 3100 },
  price: {
    netCents: 1000,
    taxCents: 190,
    grossCents: 1190,
    currency: 'EUR' as const,
    taxRatePercent: 19,
    lines: [{ code: 'crm', kind: 'plugin' as const, netCents: 1000 }],
  },
  asOfDay: '2026-12-22',
  period: { from: '2026-12-22', to: '2026-12-31' },
  paymentMethod: 'stripe_prepaid' as const,
  payBy: '2026-12-23T13:00:00Z',
}

type DataOf = {
  [Type in PluginOrderEvent['type']]: Extract<PluginOrderEvent, { type: Type }>['data']
}

/** One example of every kind of event of later purchases. */
export const pluginOrderEventData: DataOf = {
  PluginsOrdered: { ...purchase, cycle: 'monthly' },
  RenewalOffered: { ...purchase, cycle: 'monthly' },
  LicenseUpgradeOrdered: { ...purchase, cycle: 'yearly', formerCycle: 'monthly' },
  PurchasePaymentRequested: {
    orderNumber: '2026-00512',
    attempt: 1,
    checkoutRef: 'cs_2',
    expiresAt: '2026-12-23T13:00:00Z',
  },
  PurchaseReleased: { orderNumber: '2026-00512', cause: 'invoiceTerms', dueDays: 14 },
  PurchaseCancelled: { orderNumber: '2026-00512', cause: 'expired' },
}
