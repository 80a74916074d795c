import type { RecordedEvent } from '../../../events'
import type { AnyStepId, StepId, TeardownStepId } from '../../../events/codes'
import { stepIds, teardownStepIds } from '../../../events/codes'
import type { ExistingProject, ProjectData } from './state'

type EventTypeName = RecordedEvent['type']

/** The events from which a step can be repeated, the latest first. */
const causesByStep: Record<AnyStepId, EventTypeName[]> = {
  payment: [],
  server: ['ProvisioningReleased'],
  domain: ['ServerAssigned'],
  dns: ['DomainAssigned'],
  propagation: ['DnsConfigured'],
  // A site that moves is prepared before its name leads there.
  preparation: ['DnsPropagated', 'ServerReassigned'],
  deployment: ['DeploymentPrepared'],
  // A runtime that did not boot well boots again only when it is deployed again.
  boot: ['DeploymentPrepared'],
  verification: ['RuntimeBooted', 'DeploymentFinished'],
  live: ['ProjectWentLive'],
  applicationRemoval: ['TeardownStarted'],
  dnsRemoval: ['ApplicationRemoved'],
}

/** The events that a step leaves behind; the first of them says that it is done. */
const resultsByStep: Record<AnyStepId, EventTypeName[]> = {
  payment: [],
  server: ['ServerAssigned'],
  domain: ['DomainAssigned'],
  dns: ['DnsConfigured'],
  propagation: ['DnsPropagated'],
  preparation: ['DeploymentPrepared'],
  deployment: ['DeploymentFinished', 'DeploymentStarted', 'DeploymentFailed'],
  boot: ['RuntimeBooted'],
  verification: ['SiteVerified'],
  live: ['CustomerWelcomed', 'StepSkipped'],
  applicationRemoval: ['ApplicationRemoved'],
  dnsRemoval: ['DnsRemoved'],
}

const isTeardownStep = (step: AnyStepId): step is TeardownStepId =>
  teardownStepIds.some((id) => id === step)

/** The results of a step do not hold any more, nor do those of the steps after it. */
export const invalidateResultsFrom = (
  project: ExistingProject,
  step: AnyStepId,
): ExistingProject => {
  if (isTeardownStep(step)) return project
  // What did not boot well is deployed again.
  const first = stepIds.indexOf(step === 'boot' ? 'deployment' : step)
  // A customer is welcomed once.
  const voided = stepIds.slice(first).filter((id) => id !== 'live' || step === 'live')
  const types = new Set<string>(voided.flatMap((id) => resultsByStep[id]))
  const causes = Object.fromEntries(
    Object.entries(project.eventIds).filter(([type]) => !types.has(type)),
  ) as ProjectData['eventIds']
  const { deployment, boot, ...rest } = project
  return {
    ...rest,
    eventIds: causes,
    ...(deployment && !voided.includes('deployment') ? { deployment } : {}),
    ...(boot && !voided.includes('boot') ? { boot } : {}),
  }
}

/** Its result stands in the project's stream already, and still holds. */
export const isStepDone = (project: ExistingProject, step: AnyStepId): boolean => {
  if (step === 'boot') return project.boot !== undefined
  if (step === 'deployment') return project.deployment?.state === 'finished'
  if (step === 'live')
    return resultsByStep.live.some((result) => project.eventIds[result] !== undefined)
  const [result] = resultsByStep[step]
  return result !== undefined && project.eventIds[result] !== undefined
}

/** The id of the event that a step is repeated from, once it has happened. */
export const findStepCause = (project: ExistingProject, step: AnyStepId): string | undefined =>
  causesByStep[step].map((type) => project.eventIds[type]).find(Boolean)

/** The step that the project is at, by what it has behind it; undefined when there is nothing left to do. */
export const findCurrentStep = (project: ExistingProject): StepId | undefined =>
  stepIds.find((step) => step !== 'payment' && !isStepDone(project, step))
