import { canCorrectContact } from '../project/allowed-actions'
import type { ProjectCommand } from '../project/commands'
import type { ExistingProject } from '../project/state'

/** What waited for better details goes on; the link that confirms an address goes to the right one. */
export const listContactFollowUps = (
  project: ExistingProject,
  { isEmailChanged }: { isEmailChanged: boolean },
): ProjectCommand[] => {
  const { stage, stalledStep, freeRelease, zone } = project
  if (
    stalledStep === 'domain' &&
    canCorrectContact({ stage, isDomainAcquired: zone !== undefined })
  )
    return [{ type: 'Resume', data: {} }]
  return isEmailChanged && stage === 'ordered' && freeRelease === 'emailConfirmation'
    ? [{ type: 'RequestEmailConfirmation', data: {} }]
    : []
}
