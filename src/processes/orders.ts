import { closeCheckout } from './close-checkout'
import { expireOrder } from './expire-order'
import type { Process } from './process'

/** What becomes of an order that nobody pays. */
export const orders: Process = {
  queue: 'orders',
  inVain: 'alert',
  table: { ProjectOrdered: expireOrder, OrderCancelled: closeCheckout },
}
