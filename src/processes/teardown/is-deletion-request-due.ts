import type { StepContext } from '../engine/process'

const pollsPerDeletionRequest = 30

/** Deletions go on behind Coolify's answer: they are asked for once, and again only if nothing comes of it. */
export const isDeletionRequestDue = ({
  pollCount,
  lastWaitingFor,
}: Pick<StepContext, 'pollCount' | 'lastWaitingFor'>) =>
  lastWaitingFor?.code !== 'REMOVING' || pollCount % pollsPerDeletionRequest === 0
