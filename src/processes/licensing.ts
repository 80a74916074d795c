import { issueLicenses } from './issue-licenses'
import type { Process } from './process'
import { reinstateLicenses, suspendLicenses } from './suspend-licenses'

/** What an order's licenses do, beside its provisioning. */
export const licensing: Process = {
  queue: 'licensing',
  inVain: 'insist',
  table: {
    ProvisioningReleased: issueLicenses,
    ProjectSuspended: suspendLicenses,
    ProjectReinstated: reinstateLicenses,
  },
}
