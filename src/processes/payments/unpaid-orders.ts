import type { Process } from '../engine/process'
import { closeCheckout } from './close-checkout'
import { expireOrder } from './expire-order'

/** An order that is not paid expires, and its checkout is closed. */
export const unpaidOrders: Process = {
  queue: 'orders',
  // An order that does not end keeps its domains and its checkout.
  onFailure: 'retry',
  table: { ProjectOrdered: expireOrder, OrderCancelled: closeCheckout },
}
