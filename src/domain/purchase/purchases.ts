import type { DomainEvent, EventOf } from '../../../events'
import type { LaterPurchaseKind } from '../../../events/payment/plugin-order'

type PurchaseData = Pick<
  EventOf<'PluginsOrdered'>['data'],
  | 'orderNumber'
  | 'plugins'
  | 'cycle'
  | 'cyclePrices'
  | 'price'
  | 'asOfDay'
  | 'period'
  | 'anchorOn'
  | 'paymentMethod'
>

/**
 * What a live project ordered later. `open`: it waits for its money; `owed`: released on invoice;
 * `settled`: paid, or for nothing.
 */
export type Purchase = PurchaseData & {
  kind: LaterPurchaseKind
  status: 'open' | 'owed' | 'settled' | 'cancelled'
  /** Of its checkout; 0 before the first. */
  attempt: number
}

type Purchases = readonly Purchase[]

export const findPurchase = (purchases: Purchases, orderNumber: string | undefined | null) =>
  purchases.find((one) => one.orderNumber === orderNumber)

/** Money for it is awaited. */
export const isAwaitingMoney = ({ status }: Pick<Purchase, 'status'>) =>
  status === 'open' || status === 'owed'

const change = (purchases: Purchases, orderNumber: string, changes: Partial<Purchase>) =>
  purchases.map((one) => (one.orderNumber === orderNumber ? { ...one, ...changes } : one))

const add = (purchases: Purchases, kind: LaterPurchaseKind, data: PurchaseData): Purchases => [
  ...purchases,
  { ...data, kind, status: 'open', attempt: 0 },
]

export const evolvePurchases = (purchases: Purchases, event: DomainEvent): Purchases => {
  switch (event.type) {
    case 'PluginsOrdered': {
      const { convertsTrial, ...data } = event.data
      return add(purchases, convertsTrial ? 'conversion' : 'plugins', data)
    }
    case 'RenewalOffered':
      return add(purchases, 'renewal', event.data)
    case 'LicenseUpgradeOrdered':
      return add(purchases, 'upgrade', event.data)
    case 'PurchasePaymentRequested':
      return change(purchases, event.data.orderNumber, { attempt: event.data.attempt })
    case 'PurchaseReleased': {
      const { orderNumber, cause } = event.data
      const status = cause === 'invoiceTerms' ? 'owed' : 'settled'
      return change(purchases, orderNumber, { status })
    }
    case 'PurchaseCancelled':
      return change(purchases, event.data.orderNumber, { status: 'cancelled' })
    case 'PaymentConfirmed': {
      const { purchase } = event.data
      return purchase ? change(purchases, purchase, { status: 'settled' }) : purchases
    }
    default:
      return purchases
  }
}
