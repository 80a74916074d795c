import type { StepContext } from '../engine/process'

const pollsPerDeletionRequest = 30

/** Coolify deletes after it has answered: requested once, and again only after many polls without effect. */
export const isDeletionRequestDue = ({
  pollCount,
  lastWaitingFor,
}: Pick<StepContext, 'pollCount' | 'lastWaitingFor'>) =>
  lastWaitingFor?.code !== 'REMOVING' || pollCount % pollsPerDeletionRequest === 0
