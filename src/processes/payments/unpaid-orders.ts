import type { Process } from '../engine/process'
import { closeCheckout } from './close-checkout'
import { expireOrder } from './expire-order'

/** What becomes of an order that nobody pays. */
export const unpaidOrders: Process = {
  queue: 'orders',
  // An order that nobody ends keeps its names and its checkout.
  onFailure: 'retry',
  table: { ProjectOrdered: expireOrder, OrderCancelled: closeCheckout },
}
