import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import type { ChooseServer, MarkDone, ReplaceDomain, ReplaceTransferCode } from './commands'
import { goOn } from './stall-and-resume'
import type { Born } from './state'
import { causeOf, isDone, stepNow } from './step-rules'

const wrongState = (project: Born, expected: string) =>
  new Refused(
    'WRONG_STATE',
    `expected project ${project.id} to be ${expected}, found it ${project.stage}`,
  )

/** If the project has come so far already; else the step will come by itself. */
const goOnWithDomain = (project: Born): ProjectEvent[] =>
  causeOf(project, 'domain') ? [goOn(project, 'domain')] : []

/** A new auth code by the customer or a caseworker, while the old one did not open the door. */
export const replaceTransferCode = (_: ReplaceTransferCode, project: Born): ProjectEvent[] => {
  if (project.domain.kind !== 'transferred')
    throw new Refused(
      'NO_TRANSFER',
      `expected the domain of project ${project.id} to be transferred, found it ${project.domain.kind}`,
    )
  if (isDone(project, 'domain'))
    throw new Refused('TRANSFER_DONE', `the domain of project ${project.id} was brought already`)
  if (project.stage !== 'ordered' && project.stage !== 'released')
    throw wrongState(project, 'on its way')
  // Her code is kept; what a caseworker paused, she lets go on.
  const resumed = project.pausedAt ? [] : goOnWithDomain(project)
  return [{ type: 'TransferCodeReplaced', data: {} }, ...resumed]
}

/** Another name than the one that was ordered, before the project is live. */
export const replaceDomain = ({ data }: ReplaceDomain, project: Born): ProjectEvent[] => {
  if (project.stage !== 'released') throw wrongState(project, 'on its way')
  const { kind, name } = project.domain
  if (kind === data.domain.kind && name === data.domain.name) return []
  return [
    { type: 'DomainReplaced', data: { domain: data.domain, before: name } },
    ...goOnWithDomain(project),
  ]
}

/** Before a project is live it is built at the chosen server; a live one moves there. */
export const chooseServer = ({ data }: ChooseServer, project: Born): ProjectEvent[] => {
  const chosen = { ...data, strategy: 'specific' }
  if (project.stage !== 'released' && project.stage !== 'live')
    throw wrongState(project, 'released or live')
  if (project.serverId === data.serverId && !project.stalledAt) return []
  if (!project.causes.ServerAssigned)
    return [
      ...(project.stalledAt ? [goOn(project, 'server')] : []),
      { type: 'ServerAssigned', data: chosen },
    ]
  if (project.serverId === data.serverId) return [goOn(project, 'preparation')]
  const moved: ProjectEvent = { type: 'ServerReassigned', data: chosen }
  // A move forgets where the project stood: a welcome that stands would never be sent.
  if (project.stage === 'live')
    return project.stalledAt === 'live' ? [goOn(project, 'live'), moved] : [moved]
  return [moved, goOn(project, project.causes.DomainAssigned ? 'dns' : 'domain')]
}

/** The step's own result, on a person's word; nobody can vouch for a running site. */
export const markDone = ({ data }: MarkDone, project: Born): ProjectEvent[] => {
  if (isDone(project, data.step)) return []
  if (stepNow(project) !== data.step)
    throw new Refused(
      'STEP_NOT_REACHED',
      `expected project ${project.id} to be at ${data.step}, found it at ${stepNow(project)}`,
    )
  const resumed = project.stalledAt ? [goOn(project, data.step)] : []
  return [...resumed, resultOf(data, project)]
}

const resultOf = (data: MarkDone['data'], project: Born): ProjectEvent => {
  switch (data.step) {
    case 'domain': {
      const { domain, zone, kind } = data
      return { type: 'DomainAssigned', data: { domain, zone, kind } }
    }
    case 'dns':
      return { type: 'DnsConfigured', data: { zone: data.zone, records: data.records } }
    case 'propagation':
      return { type: 'DnsPropagated', data: { nameservers: [] } }
    case 'deployment': {
      const id = project.deployment?.id
      if (!id)
        throw new Refused('TOO_EARLY', `expected a deployment of project ${project.id}, found none`)
      return { type: 'DeploymentFinished', data: { deployment: id } }
    }
  }
}
