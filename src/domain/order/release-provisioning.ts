import type { ReleaseCause } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import type { ExistingProject } from '../project/state'

/** Once for each order, with whatever comes first. */
export const releaseProvisioning = (
  project: ExistingProject,
  cause: ReleaseCause,
): ProjectEvent[] =>
  project.stage === 'ordered' ? [{ type: 'ProvisioningReleased', data: { cause } }] : []

export const freePaymentRef = (projectId: string) => `free:${projectId}`

export const confirmFreePayment = (projectId: string): ProjectEvent => ({
  type: 'PaymentConfirmed',
  data: { amountCents: 0, currency: 'EUR', paymentRef: freePaymentRef(projectId), via: 'free' },
})
