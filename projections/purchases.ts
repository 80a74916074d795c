import type { RecordedEvent } from '../events'
import type { BillingCycle, ReleaseCause } from '../events/codes'
import type {
  LaterPurchaseKind,
  PurchasedPeriod,
  PurchasePaymentMethod,
} from '../events/payment/plugin-order'
import type { Price } from '../events/price'
import { parseStreamId } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

/** What a live project ordered later. Instants are ISO-8601 UTC. */
export type PurchaseRow = {
  projectId: string
  orderNumber: string
  kind: LaterPurchaseKind
  plugins: string[]
  cycle: BillingCycle
  price: Price
  period: PurchasedPeriod | null
  paymentMethod: PurchasePaymentMethod
  orderedAt: string
  /** Until when it is kept open; null for what was released at once. */
  payBy: string | null
  attempt: number
  checkoutRef: string | null
  releasedAt: string | null
  releaseCause: ReleaseCause | null
  paidAt: string | null
  cancelledAt: string | null
}

/** It waits for its money. */
export const isOpenPurchase = ({
  releasedAt,
  cancelledAt,
}: Pick<PurchaseRow, 'releasedAt' | 'cancelledAt'>) => releasedAt === null && cancelledAt === null

type OrderingType = 'PluginsOrdered' | 'RenewalOffered' | 'LicenseUpgradeOrdered'

type OrderingEvent = Extract<RecordedEvent, { type: OrderingType }>

const findKind = ({ type, data }: OrderingEvent): LaterPurchaseKind => {
  if (type === 'RenewalOffered') return 'renewal'
  if (type === 'LicenseUpgradeOrdered') return 'upgrade'
  return data.convertsTrial ? 'conversion' : 'plugins'
}

const toNewRow = (event: OrderingEvent): Row => {
  const { data, at } = event
  return {
    kind: findKind(event),
    plugins: data.plugins,
    cycle: data.cycle,
    price: data.price,
    period: data.period ?? null,
    payment_method: data.paymentMethod,
    ordered_at: at,
    pay_by: data.payBy ?? null,
    attempt: 0,
  }
}

const toUpdate = (event: RecordedEvent): { orderNumber: string; update: Row } | undefined => {
  switch (event.type) {
    case 'PurchasePaymentRequested': {
      const { orderNumber, attempt, checkoutRef } = event.data
      return { orderNumber, update: { attempt, checkout_ref: checkoutRef } }
    }
    case 'PurchaseReleased': {
      const { orderNumber, cause } = event.data
      return { orderNumber, update: { released_at: event.at, release_cause: cause } }
    }
    case 'PurchaseCancelled':
      return { orderNumber: event.data.orderNumber, update: { cancelled_at: event.at } }
    case 'PaymentConfirmed': {
      const { purchase } = event.data
      return purchase ? { orderNumber: purchase, update: { paid_at: event.at } } : undefined
    }
    default:
      return undefined
  }
}

const toChanges = (event: RecordedEvent): RowChange[] => {
  const project_id = parseStreamId(event.stream)
  if (
    event.type === 'PluginsOrdered' ||
    event.type === 'RenewalOffered' ||
    event.type === 'LicenseUpgradeOrdered'
  )
    return [{ insert: { project_id, order_number: event.data.orderNumber, ...toNewRow(event) } }]
  const found = toUpdate(event)
  if (!found) return []
  return [{ update: found.update, where: { project_id, order_number: found.orderNumber } }]
}

export const purchasesProjection: Projection = {
  table: 'purchases',
  key: ['project_id', 'order_number'],
  changes: toChanges,
}
