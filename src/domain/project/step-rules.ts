import type { Happened } from '../../../events'
import type { StepId, UndoId, WorkId } from '../../../events/codes'
import { stepIds, undoIds } from '../../../events/codes'
import type { Born, Progress } from './state'

type Type = Happened['type']

/** The events from which a step can be repeated, the latest first. */
const causesOf: Record<WorkId, Type[]> = {
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
const resultsOf: Record<WorkId, Type[]> = {
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

const isUndo = (step: WorkId): step is UndoId => undoIds.some((id) => id === step)

/** The results of a step do not hold any more, nor do those of the steps after it. */
export const withoutResultsFrom = (project: Born, step: WorkId): Born => {
  if (isUndo(step)) return project
  // What did not boot well is deployed again.
  const first = stepIds.indexOf(step === 'boot' ? 'deployment' : step)
  // A customer is welcomed once.
  const voided = stepIds.slice(first).filter((id) => id !== 'live' || step === 'live')
  const types = new Set<string>(voided.flatMap((id) => resultsOf[id]))
  const causes = Object.fromEntries(
    Object.entries(project.causes).filter(([type]) => !types.has(type)),
  ) as Progress['causes']
  const { deployment, boot, ...rest } = project
  return {
    ...rest,
    causes,
    ...(deployment && !voided.includes('deployment') ? { deployment } : {}),
    ...(boot && !voided.includes('boot') ? { boot } : {}),
  }
}

/** Its result stands in the project's stream already, and still holds. */
export const isDone = (project: Born, step: WorkId): boolean => {
  if (step === 'boot') return project.boot !== undefined
  if (step === 'deployment') return project.deployment?.state === 'finished'
  if (step === 'live') return resultsOf.live.some((result) => project.causes[result] !== undefined)
  const [result] = resultsOf[step]
  return result !== undefined && project.causes[result] !== undefined
}

/** The id of the event that a step is repeated from, once it has happened. */
export const causeOf = (project: Born, step: WorkId): string | undefined =>
  causesOf[step].map((type) => project.causes[type]).find(Boolean)

/** The step that the project is at, by what it has behind it; undefined when there is nothing left to do. */
export const stepNow = (project: Born): StepId | undefined =>
  stepIds.find((step) => step !== 'payment' && !isDone(project, step))
