import type { PurchaseRow } from '../../../projections/purchases'

const price = {
  netCents: 1000,
  taxCents: 190,
  grossCents: 1190,
  currency: 'EUR' as const,
  taxRatePercent: 19,
  lines: [{ code: 'crm', kind: 'plugin' as const, netCents: 1000 }],
}

const purchaseRow = (orderNumber: string, changes: Partial<PurchaseRow> = {}): PurchaseRow => ({
  projectId: '0199a1b2-0000-7000-8000-000000000001',
  orderNumber,
  kind: 'plugins',
  plugins: ['crm'],
  cycle: 'monthly',
  price,
  period: { from: '2026-11-22', to: '2026-11-30' },
  paymentMethod: 'stripe_prepaid',
  orderedAt: '2026-11-21T09:00:00.000Z',
  payBy: '2026-11-22T09:00:00.000Z',
  attempt: 0,
  checkoutRef: null,
  releasedAt: null,
  releaseCause: null,
  paidAt: null,
  cancelledAt: null,
  ...changes,
})

const released = { releasedAt: '2026-11-21T10:00:00.000Z', payBy: null }

/** One in each state. */
export const purchaseRows: readonly PurchaseRow[] = [
  purchaseRow('2026-00512'),
  purchaseRow('2026-00511', {
    ...released,
    plugins: ['directory'],
    releaseCause: 'paid',
    paidAt: '2026-11-21T10:00:00.000Z',
  }),
  purchaseRow('2026-00510', {
    ...released,
    kind: 'renewal',
    plugins: ['directory', 'kontakt'],
    releaseCause: 'invoiceTerms',
    paymentMethod: 'invoice',
  }),
  purchaseRow('2026-00509', { ...released, releaseCause: 'free', period: null }),
  purchaseRow('2026-00508', { cancelledAt: '2026-11-20T09:00:00.000Z' }),
]

export const laterOrders = {
  purchases: purchaseRows,
  installed: new Map([['directory', '1.4.0']]),
}
