import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle, ReleaseCause } from '../codes'
import type { Price } from '../price'

/** Its first and its last day, `YYYY-MM-DD` in Europe/Berlin, both included. */
export type PurchasedPeriod = { from: string; to: string }

export type LaterPurchaseKind = 'plugins' | 'conversion' | 'renewal' | 'upgrade'

/** How a later purchase is paid; `free`: it costs nothing. */
export type PurchasePaymentMethod = 'stripe_prepaid' | 'invoice' | 'free'

/**
 * What every later purchase of a live project has. `price` is frozen as of the day `asOfDay` in
 * Berlin. `payBy`: until when it is kept open, ISO-8601; absent where it was released at once.
 * `cyclePrices`: what each plugin costs net for a whole period. `period`: what is paid for; absent
 * for what is bought once. `anchorOn`: the day in Berlin that further periods are counted from.
 */
type Purchase = {
  orderNumber: string
  plugins: string[]
  cycle: BillingCycle
  cyclePrices: Record<string, number>
  price: Price
  asOfDay: string
  period?: PurchasedPeriod
  anchorOn?: string
  paymentMethod: PurchasePaymentMethod
  payBy?: string
}

/**
 * More plugins, with all free ones that they depend on. `convertsTrial`: the site has what was
 * ordered already, on trial.
 */
type PluginsOrdered = Event<'PluginsOrdered', Purchase & { convertsTrial?: true }>
/** The next period of licenses. */
type RenewalOffered = Event<'RenewalOffered', Purchase>
/** A longer cycle for one license; what is left of the paid period is taken off its price. */
type LicenseUpgradeOrdered = Event<
  'LicenseUpgradeOrdered',
  Purchase & { formerCycle: BillingCycle }
>

type PurchasePaymentRequested = Event<
  'PurchasePaymentRequested',
  { orderNumber: string; attempt: number; checkoutRef: string; expiresAt: string }
>
/** Its licenses are issued from then on, once. `dueDays`: where the money comes by invoice. */
type PurchaseReleased = Event<
  'PurchaseReleased',
  { orderNumber: string; cause: ReleaseCause; dueDays?: number }
>
type PurchaseCancelled = Event<
  'PurchaseCancelled',
  { orderNumber: string; cause: 'expired' | 'caseworker' }
>

export type PluginOrderEvent =
  | PluginsOrdered
  | RenewalOffered
  | LicenseUpgradeOrdered
  | PurchasePaymentRequested
  | PurchaseReleased
  | PurchaseCancelled

export const pluginOrderEventTypes = {
  PluginsOrdered: true,
  RenewalOffered: true,
  LicenseUpgradeOrdered: true,
  PurchasePaymentRequested: true,
  PurchaseReleased: true,
  PurchaseCancelled: true,
} satisfies Record<PluginOrderEvent['type'], true>
