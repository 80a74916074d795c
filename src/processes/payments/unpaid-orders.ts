import type { Process } from '../engine/process'
import { closeCancelledPurchase, closeCheckout, closeSupersededCheckout } from './close-checkout'
import { expireFreeOrder } from './expire-free-order'
import { expireOrder } from './expire-order'
import { expirePurchase } from './expire-purchase'
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
    PluginsOrdered: expirePurchase,
    RenewalOffered: expirePurchase,
    LicenseUpgradeOrdered: expirePurchase,
    OrderCancelled: closeCheckout,
    PurchaseCancelled: closeCancelledPurchase,
    PaymentConfirmed: closeSupersededCheckout,
    ReleaseWithheld: releaseWithheldOrder,
    RefundApproved: issueRefund,
  },
}
