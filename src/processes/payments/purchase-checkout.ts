import type { RecordedEvent } from '../../../events'

/** The latest checkout of a later purchase; undefined where none was asked for. */
export const findPurchaseCheckout = (
  events: readonly RecordedEvent[],
  orderNumber: string,
): string | undefined => {
  const request = events.findLast(
    (event) => event.type === 'PurchasePaymentRequested' && event.data.orderNumber === orderNumber,
  )
  return request?.type === 'PurchasePaymentRequested' ? request.data.checkoutRef : undefined
}
