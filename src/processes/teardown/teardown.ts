import { teardownStepIds } from '../../../events/codes'
import type { Process } from '../engine/process'
import { removeApplication } from './remove-application'
import { removeDnsRecords } from './remove-dns-records'

/** From a teardown to nothing left at the vendors, in the reverse of how it was built. */
export const projectTeardown: Process = {
  queue: 'undoing',
  onFailure: 'stall',
  table: {
    TeardownStarted: removeApplication,
    ApplicationRemoved: removeDnsRecords,
  },
  resumedBy: { event: 'ProvisioningResumed', steps: teardownStepIds },
}
