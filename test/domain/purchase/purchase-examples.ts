import type { DomainEvent, EventOf } from '../../../events'
import type { HeldLicense } from '../../../src/domain/purchase/held-license'
import type { OrderPlugins } from '../../../src/domain/purchase/purchase-commands'
import { catalogueOffer } from '../../support/project-events'

/** The 22nd of December in Berlin: 10 of 31 days are left. */
export const december22 = '2026-12-22T09:00:00.000Z'

/** Paid for December. */
export const heldLicense = (plugin: string, changes: Partial<HeldLicense> = {}): HeldLicense => ({
  plugin,
  cycle: 'monthly',
  netCents: 995,
  status: 'active',
  issuedAt: '2026-11-30T23:00:00.000Z',
  paidUntil: '2026-12-31T23:00:00.000Z',
  ...changes,
})

export const purchaseTerms = {
  orderNumber: '2026-00512',
  paymentMethod: 'stripe_prepaid' as const,
  dueDays: 14,
  licenses: [heldLicense('impressum')],
  now: december22,
  offer: catalogueOffer,
  dependencies: {},
}

export const orderPlugins = (changes: Partial<OrderPlugins['data']> = {}): OrderPlugins => ({
  type: 'OrderPlugins',
  data: { ...purchaseTerms, plugins: ['kontakt'], ...changes },
})

/** A set-up of 1500 as a whole, and 10 of 31 days of 2900. */
const price = {
  netCents: 2435,
  taxCents: 463,
  grossCents: 2898,
  currency: 'EUR' as const,
  taxRatePercent: 19,
  lines: [
    { code: 'kontakt', kind: 'plugin' as const, netCents: 935 },
    { code: 'kontakt', kind: 'setup' as const, netCents: 1500 },
  ],
}

export const pluginsOrdered = (
  changes: Partial<EventOf<'PluginsOrdered'>['data']> = {},
): EventOf<'PluginsOrdered'> => ({
  type: 'PluginsOrdered',
  data: {
    orderNumber: '2026-00512',
    plugins: ['kontakt'],
    cycle: 'monthly',
    cyclePrices: { kontakt: 2900 },
    price,
    asOfDay: '2026-12-22',
    period: { from: '2026-12-22', to: '2026-12-31' },
    anchorOn: '2026-12-01',
    paymentMethod: 'stripe_prepaid',
    payBy: '2026-12-23T09:00:00.000Z',
    ...changes,
  },
})

/** On invoice: nothing says until when it is paid. */
export const pluginsOnInvoice = (): EventOf<'PluginsOrdered'> => {
  const { payBy: _, ...data } = pluginsOrdered().data
  return { type: 'PluginsOrdered', data: { ...data, paymentMethod: 'invoice' } }
}

export const purchaseReleased = (
  data: Omit<EventOf<'PurchaseReleased'>['data'], 'orderNumber'>,
  orderNumber = '2026-00512',
): DomainEvent => ({ type: 'PurchaseReleased', data: { orderNumber, ...data } })
