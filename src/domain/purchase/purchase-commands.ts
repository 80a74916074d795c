import type { EventOf } from '../../../events'
import type { BillingCycle } from '../../../events/codes'
import type { OrderCatalogue } from '../order/order-catalogue'
import type { HeldLicense } from './held-license'

type Command<Type extends string, Data> = { type: Type; data: Data }

/**
 * Judged by the licenses and the offer of this moment; number and time come in. `dueDays`: of an
 * invoice, which the person approves who orders. `now`: ISO-8601.
 */
export type PurchaseTerms = {
  orderNumber: string
  paymentMethod: 'stripe_prepaid' | 'invoice'
  dueDays: number
  licenses: readonly HeldLicense[]
  now: string
}

type Offer = {
  offer: OrderCatalogue
  /** The plugins that each depends on, by name. */
  dependencies: Readonly<Record<string, readonly string[]>>
}

export type OrderPlugins = Command<'OrderPlugins', PurchaseTerms & Offer & { plugins: string[] }>
/** `plugins`: whose licenses get another period. */
export type OfferRenewal = Command<'OfferRenewal', PurchaseTerms & { plugins: string[] }>
export type OrderUpgrade = Command<
  'OrderUpgrade',
  PurchaseTerms & Offer & { plugin: string; cycle: BillingCycle }
>
export type RequestPurchasePayment = Command<
  'RequestPurchasePayment',
  EventOf<'PurchasePaymentRequested'>['data']
>
export type CancelPurchase = Command<'CancelPurchase', EventOf<'PurchaseCancelled'>['data']>

export type PurchaseCommand =
  | OrderPlugins
  | OfferRenewal
  | OrderUpgrade
  | RequestPurchasePayment
  | CancelPurchase
