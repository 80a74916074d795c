import type { FreeOrderHoldCause } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import type { ConfirmFreeOrder, RequestEmailConfirmation } from '../project/commands'
import { hasReceived } from '../project/received-payments'
import type { ExistingProject } from '../project/state'
import { freeOrderEndsAt } from './free-release'
import { confirmFreePayment, freePaymentRef, releaseProvisioning } from './release-provisioning'

/** What a public order that costs nothing waits for from its first moment. */
export const awaitFreeRelease = (hold: FreeOrderHoldCause | undefined): ProjectEvent =>
  hold
    ? { type: 'FreeOrderHeld', data: { cause: hold } }
    : { type: 'EmailConfirmationRequested', data: {} }

const assertAwaitsConfirmation = ({ id, stage, freeRelease }: ExistingProject) => {
  if (stage !== 'ordered' || freeRelease !== 'emailConfirmation')
    throw new RefusalError(
      'WRONG_STATE',
      `expected order ${id} to wait for its customer's address, found it ${stage}, waiting for ${freeRelease ?? 'something else'}`,
    )
}

/** The customer has confirmed the address: the order is released, or waits for a caseworker. */
const decideConfirmFreeOrder = (
  { data: { now, hold } }: ConfirmFreeOrder,
  project: ExistingProject,
): ProjectEvent[] => {
  // A link is opened twice.
  if (hasReceived(project.payments, freePaymentRef(project.id))) return []
  assertAwaitsConfirmation(project)
  if (now >= freeOrderEndsAt(project.orderedAt))
    throw new RefusalError(
      'LINK_EXPIRED',
      `expected order ${project.id} of ${project.orderedAt} to be confirmed within 14 days, found ${now}`,
    )
  if (hold) return [awaitFreeRelease(hold)]
  return [confirmFreePayment(project.id), ...releaseProvisioning(project, 'free')]
}

/** The address was corrected: the link goes to the one that is right. */
const decideRequestEmailConfirmation = (
  _: RequestEmailConfirmation,
  project: ExistingProject,
): ProjectEvent[] => {
  assertAwaitsConfirmation(project)
  return [awaitFreeRelease(undefined)]
}

/** The deciders by their commands. */
export const freeOrderDecisions = {
  ConfirmFreeOrder: decideConfirmFreeOrder,
  RequestEmailConfirmation: decideRequestEmailConfirmation,
}
