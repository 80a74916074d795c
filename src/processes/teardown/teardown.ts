import { undoIds } from '../../../events/codes'
import type { Process } from '../engine/process'
import { repeatStep } from '../engine/repeat-step'
import { removeApplication } from './remove-application'
import { removeDns } from './remove-dns-records'

/** From a teardown to nothing left at the vendors, in the reverse of how it was built. */
export const undoing: Process = {
  queue: 'undoing',
  inVain: 'stall',
  table: {
    TeardownStarted: removeApplication,
    ApplicationRemoved: removeDns,
    ProvisioningResumed: {
      ...repeatStep,
      when: (event) =>
        event.type === 'ProvisioningResumed' && undoIds.some((id) => id === event.data.step),
    },
  },
}
