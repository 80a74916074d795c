import type { EventOf } from '../../../events'
import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import type {
  AssignDomain,
  AssignServer,
  ConfirmDns,
  ConfirmPreparation,
  ConfirmPropagation,
  FailDeployment,
  FinishDeployment,
  StartDeployment,
  VerifySite,
  WelcomeCustomer,
} from './commands'
import type { ExistingProject } from './state'
import { isAbandoned } from './state'

type ProjectEventType = ProjectEvent['type']

const hasHappened = (project: ExistingProject, type: ProjectEventType) =>
  project.eventIds[type] !== undefined

/** A result whose cause has not happened is refused. */
const assertHappened = (
  project: ExistingProject,
  cause: ProjectEventType,
  result: ProjectEventType,
) => {
  if (!hasHappened(project, cause))
    throw new RefusalError(
      'TOO_EARLY',
      `expected ${cause} before ${result} of project ${project.id}, found none`,
    )
}

/** A repeated result is ignored; one that lacks its cause is refused. */
const recordOnce = <Type extends ProjectEventType>(
  project: ExistingProject,
  cause: ProjectEventType,
  type: Type,
  data: EventOf<Type>['data'],
): ProjectEvent[] => {
  if (hasHappened(project, type) || isAbandoned(project)) return []
  assertHappened(project, cause, type)
  return [{ type, data } as ProjectEvent]
}

const decideAssignServer = ({ data }: AssignServer, project: ExistingProject) =>
  recordOnce(project, 'ProvisioningReleased', 'ServerAssigned', data)

const decideAssignDomain = ({ data }: AssignDomain, project: ExistingProject) =>
  recordOnce(project, 'ServerAssigned', 'DomainAssigned', data)

/** What was done for a server that the project does not have any more is no result. */
const isForeignServer = (project: ExistingProject, serverId: string) =>
  project.serverId !== undefined && project.serverId !== serverId

const decideConfirmDns = (
  { data: { serverId, movedDomains = [], ...data } }: ConfirmDns,
  project: ExistingProject,
): ProjectEvent[] => {
  if (isForeignServer(project, serverId)) return []
  const events = recordOnce(project, 'DomainAssigned', 'DnsConfigured', data)
  const moved = movedDomains.map((name): ProjectEvent => ({ type: 'DomainMoved', data: name }))
  return events.length > 0 ? [...moved, ...events] : []
}

const decideConfirmPropagation = ({ data }: ConfirmPropagation, project: ExistingProject) =>
  recordOnce(project, 'DnsConfigured', 'DnsPropagated', data)

const decideConfirmPreparation = (
  { data: { serverId, keyId, ...prepared } }: ConfirmPreparation,
  project: ExistingProject,
): ProjectEvent[] => {
  if (isForeignServer(project, serverId)) return []
  // A site that moves is prepared elsewhere before its name leads there.
  const cause = project.moveState === 'moving' ? 'ServerReassigned' : 'DnsPropagated'
  const events = recordOnce(project, cause, 'DeploymentPrepared', prepared)
  if (events.length === 0 || keyId === undefined) return events
  const type = hasHappened(project, 'RuntimeKeyIssued') ? 'RuntimeKeyRotated' : 'RuntimeKeyIssued'
  return [...events, { type, data: { keyId } }]
}

const decideStartDeployment = (
  { data }: StartDeployment,
  project: ExistingProject,
): ProjectEvent[] => {
  if (project.deployment || isAbandoned(project)) return []
  assertHappened(project, 'DeploymentPrepared', 'DeploymentStarted')
  return [{ type: 'DeploymentStarted', data }]
}

/** Only the deployment under way can end; an older one's end is no news. */
const isCurrentDeployment = (
  project: ExistingProject,
  deployment: string,
  result: ProjectEventType,
) => {
  assertHappened(project, 'DeploymentStarted', result)
  const isRunning = project.deployment?.state === 'running'
  return isRunning && project.deployment?.id === deployment && !isAbandoned(project)
}

const decideFinishDeployment = (
  { data }: FinishDeployment,
  project: ExistingProject,
): ProjectEvent[] =>
  isCurrentDeployment(project, data.deployment, 'DeploymentFinished')
    ? [{ type: 'DeploymentFinished', data }]
    : []

/** Coolify's word that it could not: the project stands until a person lets it go on. */
const decideFailDeployment = (
  { data: { code = 'DEPLOYMENT_FAILED', ...data } }: FailDeployment,
  project: ExistingProject,
): ProjectEvent[] =>
  isCurrentDeployment(project, data.deployment, 'DeploymentFailed')
    ? [
        { type: 'DeploymentFailed', data },
        {
          type: 'ProvisioningStalled',
          data: {
            step: 'deployment',
            errorClass: 'permanent',
            vendor: 'coolify',
            code,
            vendorText: data.cause,
            owner: 'caseworker',
          },
        },
      ]
    : []

/**
 * Live only after our own check and the runtime's report, both for the deployment under way. A site
 * that was live before is verified alone.
 */
const decideVerifySite = ({ data }: VerifySite, project: ExistingProject): ProjectEvent[] => {
  if (hasHappened(project, 'SiteVerified') || isAbandoned(project)) return []
  if (project.deployment?.state !== 'finished' || !project.boot || project.moveState === 'moving')
    throw new RefusalError(
      'TOO_EARLY',
      `expected a finished deployment and a boot report of project ${project.id} before SiteVerified`,
    )
  const verified: ProjectEvent = { type: 'SiteVerified', data }
  return project.stage === 'live'
    ? [verified]
    : [verified, { type: 'ProjectWentLive', data: { url: data.url } }]
}

const decideWelcomeCustomer = ({ data }: WelcomeCustomer, project: ExistingProject) =>
  recordOnce(project, 'ProjectWentLive', 'CustomerWelcomed', data)

/** The deciders by their commands. */
export const provisioningDecisions = {
  AssignServer: decideAssignServer,
  AssignDomain: decideAssignDomain,
  ConfirmDns: decideConfirmDns,
  ConfirmPropagation: decideConfirmPropagation,
  ConfirmPreparation: decideConfirmPreparation,
  StartDeployment: decideStartDeployment,
  FinishDeployment: decideFinishDeployment,
  FailDeployment: decideFailDeployment,
  VerifySite: decideVerifySite,
  WelcomeCustomer: decideWelcomeCustomer,
}
