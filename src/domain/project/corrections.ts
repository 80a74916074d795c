import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { canChooseServer, canReplaceDomain, canReplaceTransferCode } from './allowed-actions'
import type { ChooseServer, MarkDone, ReplaceDomain, ReplaceTransferCode } from './commands'
import { resumeFromStep } from './stall-and-resume'
import type { ExistingProject } from './state'
import { findCurrentStep, findStepCause, isStepDone } from './step-rules'

const wrongState = (project: ExistingProject, expected: string) =>
  new RefusalError(
    'WRONG_STATE',
    `expected project ${project.id} to be ${expected}, found it ${project.stage}`,
  )

/** If the project has come so far already; else the step will come by itself. */
const resumeDomainStep = (project: ExistingProject): ProjectEvent[] =>
  findStepCause(project, 'domain') ? [resumeFromStep(project, 'domain')] : []

/** A new auth code by the customer or a caseworker, while the domain has not come with the old one. */
const decideReplaceTransferCode = (
  _: ReplaceTransferCode,
  project: ExistingProject,
): ProjectEvent[] => {
  if (project.domain.kind !== 'transferred')
    throw new RefusalError(
      'NO_TRANSFER',
      `expected the domain of project ${project.id} to be transferred, found it ${project.domain.kind}`,
    )
  if (isStepDone(project, 'domain'))
    throw new RefusalError(
      'TRANSFER_DONE',
      `the domain of project ${project.id} was brought already`,
    )
  const facts = { stage: project.stage, domainKind: project.domain.kind, isDomainAcquired: false }
  if (!canReplaceTransferCode(facts)) throw wrongState(project, 'on its way')
  // Her code is kept; what a caseworker paused, she lets go on.
  const resumed = project.pausedAt ? [] : resumeDomainStep(project)
  return [{ type: 'TransferCodeReplaced', data: {} }, ...resumed]
}

/** Another name than the one that was ordered, before the project is live. */
const decideReplaceDomain = ({ data }: ReplaceDomain, project: ExistingProject): ProjectEvent[] => {
  if (!canReplaceDomain(project)) throw wrongState(project, 'on its way')
  const { kind, name } = project.domain
  if (kind === data.domain.kind && name === data.domain.name) return []
  return [
    { type: 'DomainReplaced', data: { domain: data.domain, before: name } },
    ...resumeDomainStep(project),
  ]
}

/** Before a project is live it is built at the chosen server; a live one moves there. */
const decideChooseServer = ({ data }: ChooseServer, project: ExistingProject): ProjectEvent[] => {
  const chosen = { ...data, strategy: 'specific' }
  if (!canChooseServer(project)) throw wrongState(project, 'released or live')
  if (project.serverId === data.serverId && !project.stalledStep) return []
  if (!project.eventIds.ServerAssigned)
    return [
      ...(project.stalledStep ? [resumeFromStep(project, 'server')] : []),
      { type: 'ServerAssigned', data: chosen },
    ]
  if (project.serverId === data.serverId) return [resumeFromStep(project, 'preparation')]
  const moved: ProjectEvent = { type: 'ServerReassigned', data: chosen }
  // A move forgets where the project stood: a welcome that stands would never be sent.
  if (project.stage === 'live')
    return project.stalledStep === 'live' ? [resumeFromStep(project, 'live'), moved] : [moved]
  return [moved, resumeFromStep(project, project.eventIds.DomainAssigned ? 'dns' : 'domain')]
}

/** The step's own result, on a person's word; nobody can vouch for a running site. */
const decideMarkDone = ({ data }: MarkDone, project: ExistingProject): ProjectEvent[] => {
  if (isStepDone(project, data.step)) return []
  if (findCurrentStep(project) !== data.step)
    throw new RefusalError(
      'STEP_NOT_REACHED',
      `expected project ${project.id} to be at ${data.step}, found it at ${findCurrentStep(project)}`,
    )
  const resumed = project.stalledStep ? [resumeFromStep(project, data.step)] : []
  return [...resumed, buildStepResult(data, project)]
}

const buildStepResult = (data: MarkDone['data'], project: ExistingProject): ProjectEvent => {
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
        throw new RefusalError(
          'TOO_EARLY',
          `expected a deployment of project ${project.id}, found none`,
        )
      return { type: 'DeploymentFinished', data: { deployment: id } }
    }
  }
}

/** The deciders by their commands. */
export const correctionDecisions = {
  MarkDone: decideMarkDone,
  ReplaceTransferCode: decideReplaceTransferCode,
  ReplaceDomain: decideReplaceDomain,
  ChooseServer: decideChooseServer,
}
