import type { Process } from '../engine/process'
import { closeCheckout, closeSupersededCheckout } from './close-checkout'
import { expireFreeOrder } from './expire-free-order'
import { expireOrder } from './expire-order'
import { issueRefund } from './issue-refund'
import { releaseWithheldOrder } from './release-withheld-order'

/**
 * An order that is not paid expires; its checkout is closed then, and once it is paid otherwise.
 * What is too much goes back. One that is paid and lacks something is released once that is there.
 */
export const unpaidOrders: Process = {
  queue: 'orders',
  // An order that does not end keeps its domains and its checkout.
  onFailure: 'retry',
  table: {
    ProjectOrdered: expireOrder,
    EmailConfirmationRequested: expireFreeOrder,
    FreeOrderHeld: expireFreeOrder,
    OrderCancelled: closeCheckout,
    PaymentConfirmed: closeSupersededCheckout,
    ReleaseWithheld: releaseWithheldOrder,
    RefundApproved: issueRefund,
  },
}
