import type { EventOf } from '../../../events'
import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
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
import type { Born } from './state'
import { isGivenUp } from './state'

type Milestone = ProjectEvent['type']

const happened = (project: Born, type: Milestone) => project.causes[type] !== undefined

/** A result whose cause has not happened is refused. */
const after = (project: Born, cause: Milestone, result: Milestone) => {
  if (!happened(project, cause))
    throw new Refused(
      'TOO_EARLY',
      `expected ${cause} before ${result} of project ${project.id}, found none`,
    )
}

/** A repeated result is ignored; one that lacks its cause is refused. */
const once = <Type extends Milestone>(
  project: Born,
  cause: Milestone,
  type: Type,
  data: EventOf<Type>['data'],
): ProjectEvent[] => {
  if (happened(project, type) || isGivenUp(project)) return []
  after(project, cause, type)
  return [{ type, data } as ProjectEvent]
}

export const assignServer = ({ data }: AssignServer, project: Born) =>
  once(project, 'ProvisioningReleased', 'ServerAssigned', data)

export const assignDomain = ({ data }: AssignDomain, project: Born) =>
  once(project, 'ServerAssigned', 'DomainAssigned', data)

/** What was done for a server that the project does not have any more is no result. */
const isElsewhere = (project: Born, serverId: string) =>
  project.serverId !== undefined && project.serverId !== serverId

export const confirmDns = (
  { data: { serverId, names = [], ...data } }: ConfirmDns,
  project: Born,
): ProjectEvent[] => {
  if (isElsewhere(project, serverId)) return []
  const events = once(project, 'DomainAssigned', 'DnsConfigured', data)
  const moved = names.map((name): ProjectEvent => ({ type: 'DomainMoved', data: name }))
  return events.length > 0 ? [...moved, ...events] : []
}

export const confirmPropagation = ({ data }: ConfirmPropagation, project: Born) =>
  once(project, 'DnsConfigured', 'DnsPropagated', data)

export const confirmPreparation = (
  { data: { serverId, keyId, ...prepared } }: ConfirmPreparation,
  project: Born,
): ProjectEvent[] => {
  if (isElsewhere(project, serverId)) return []
  // A site that moves is prepared elsewhere before its name leads there.
  const cause = project.place === 'moving' ? 'ServerReassigned' : 'DnsPropagated'
  const events = once(project, cause, 'DeploymentPrepared', prepared)
  if (events.length === 0 || keyId === undefined) return events
  const type = happened(project, 'RuntimeKeyIssued') ? 'RuntimeKeyRotated' : 'RuntimeKeyIssued'
  return [...events, { type, data: { keyId } }]
}

export const startDeployment = ({ data }: StartDeployment, project: Born): ProjectEvent[] => {
  if (project.deployment || isGivenUp(project)) return []
  after(project, 'DeploymentPrepared', 'DeploymentStarted')
  return [{ type: 'DeploymentStarted', data }]
}

/** Only the deployment under way can end; an older one's end is no news. */
const underWay = (project: Born, deployment: string, result: Milestone) => {
  after(project, 'DeploymentStarted', result)
  const isRunning = project.deployment?.state === 'running'
  return isRunning && project.deployment?.id === deployment && !isGivenUp(project)
}

export const finishDeployment = ({ data }: FinishDeployment, project: Born): ProjectEvent[] =>
  underWay(project, data.deployment, 'DeploymentFinished')
    ? [{ type: 'DeploymentFinished', data }]
    : []

/** Coolify's word that it could not: the project stands until a person lets it go on. */
export const failDeployment = (
  { data: { code = 'DEPLOYMENT_FAILED', ...data } }: FailDeployment,
  project: Born,
): ProjectEvent[] =>
  underWay(project, data.deployment, 'DeploymentFailed')
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
export const verifySite = ({ data }: VerifySite, project: Born): ProjectEvent[] => {
  if (happened(project, 'SiteVerified') || isGivenUp(project)) return []
  if (project.deployment?.state !== 'finished' || !project.boot || project.place === 'moving')
    throw new Refused(
      'TOO_EARLY',
      `expected a finished deployment and a boot report of project ${project.id} before SiteVerified`,
    )
  const verified: ProjectEvent = { type: 'SiteVerified', data }
  return project.stage === 'live'
    ? [verified]
    : [verified, { type: 'ProjectWentLive', data: { url: data.url } }]
}

export const welcomeCustomer = ({ data }: WelcomeCustomer, project: Born) =>
  once(project, 'ProjectWentLive', 'CustomerWelcomed', data)
