import type { Process } from '../engine/process'
import { fulfillPurchase } from './fulfill-purchase'
import { issueLicenses } from './issue-licenses'
import { retireOldKeys } from './retire-old-keys'
import { reinstateLicenses, suspendLicenses } from './suspend-licenses'

/** What becomes of an order's licenses and keys, beside its provisioning. */
export const licensing: Process = {
  queue: 'licensing',
  onFailure: 'retry',
  table: {
    ProvisioningReleased: issueLicenses,
    PurchaseReleased: fulfillPurchase,
    ProjectSuspended: suspendLicenses,
    ProjectReinstated: reinstateLicenses,
    RuntimeKeyRotated: retireOldKeys,
  },
}
