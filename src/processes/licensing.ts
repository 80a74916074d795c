import { issueLicenses } from './issue-licenses'
import type { Process } from './process'

/** What an order's licenses do, beside its provisioning. */
export const licensing: Process = {
  queue: 'licensing',
  inVain: 'insist',
  table: { ProvisioningReleased: issueLicenses },
}
