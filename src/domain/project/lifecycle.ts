import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { canArchive, canReinstate, canSuspend, canTearDown } from './allowed-actions'
import type {
  Archive,
  ConfirmApplicationRemoval,
  ConfirmDnsRemoval,
  ConfirmSiteStatus,
  Reinstate,
  StartTeardown,
  Suspend,
} from './commands'
import type { ExistingProject } from './state'
import { isAbandoned } from './state'

const notLive = ({ id, stage }: ExistingProject) =>
  new RefusalError('WRONG_STATE', `expected project ${id} to be live, found it ${stage}`)

/** Its app keeps running and answers 503 with a neutral page. */
const decideSuspend = ({ data }: Suspend, project: ExistingProject): ProjectEvent[] => {
  if (project.suspendedAt) return []
  if (!canSuspend(project)) throw notLive(project)
  return [{ type: 'ProjectSuspended', data }]
}

const decideReinstate = (_: Reinstate, project: ExistingProject): ProjectEvent[] => {
  if (canReinstate(project)) return [{ type: 'ProjectReinstated', data: {} }]
  if (project.stage !== 'live' && project.stage !== 'imported') throw notLive(project)
  return []
}

/** The site was answered with this status; the first answer counts, later ones are no news. */
const decideConfirmSiteStatus = (
  { data: { status } }: ConfirmSiteStatus,
  { stage, pendingSiteStatus }: ExistingProject,
): ProjectEvent[] => {
  if (isAbandoned({ stage })) return []
  if (status === 'suspended' && pendingSiteStatus === 'suspension')
    return [{ type: 'SuspensionConfirmed', data: {} }]
  if (status === 'active' && pendingSiteStatus === 'reinstatement')
    return [{ type: 'ReinstatementConfirmed', data: {} }]
  return []
}

/** One that never went live is cancelled, not archived. */
const decideArchive = (_: Archive, project: ExistingProject): ProjectEvent[] => {
  if (project.stage === 'archived') return []
  if (!canArchive(project)) throw notLive(project)
  return [{ type: 'ProjectArchived', data: {} }]
}

/** Takes down what stands at the vendors. A live project is archived first; a released one is cancelled by it. */
const decideStartTeardown = ({ data }: StartTeardown, project: ExistingProject): ProjectEvent[] => {
  const { stage, eventIds } = project
  if (eventIds.TeardownStarted) return []
  const isReleased = eventIds.ProvisioningReleased !== undefined
  if (!canTearDown({ stage, isReleased, isTeardownStarted: false }))
    throw new RefusalError(
      'ARCHIVE_FIRST',
      `expected project ${project.id} to be released or archived, found it ${project.stage}`,
    )
  const started: ProjectEvent = { type: 'TeardownStarted', data }
  return project.stage === 'released'
    ? [{ type: 'OrderCancelled', data: { cause: 'caseworker' } }, started]
    : [started]
}

const assertTeardownStarted = (project: ExistingProject) => {
  if (!project.eventIds.TeardownStarted)
    throw new RefusalError('TOO_EARLY', `expected a teardown of project ${project.id}, found none`)
}

const decideConfirmApplicationRemoval = (
  { data }: ConfirmApplicationRemoval,
  project: ExistingProject,
): ProjectEvent[] => {
  assertTeardownStarted(project)
  return project.eventIds.ApplicationRemoved ? [] : [{ type: 'ApplicationRemoved', data }]
}

const decideConfirmDnsRemoval = (
  { data }: ConfirmDnsRemoval,
  project: ExistingProject,
): ProjectEvent[] => {
  assertTeardownStarted(project)
  return project.eventIds.DnsRemoved ? [] : [{ type: 'DnsRemoved', data }]
}

/** The deciders by their commands. */
export const lifecycleDecisions = {
  Suspend: decideSuspend,
  Reinstate: decideReinstate,
  ConfirmSiteStatus: decideConfirmSiteStatus,
  Archive: decideArchive,
  StartTeardown: decideStartTeardown,
  ConfirmApplicationRemoval: decideConfirmApplicationRemoval,
  ConfirmDnsRemoval: decideConfirmDnsRemoval,
}
