import type { AdditionalDomainStage } from '../../../events/codes'
import { additionalDomainStages } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import type {
  AddDomain,
  ConfirmDomainAcquired,
  ConfirmDomainPointed,
  ConfirmDomainReachable,
  ConfirmDomainRemoved,
  ConfirmDomainServed,
  ConfirmPrimaryDomain,
  MakePrimary,
  RemoveDomain,
  ResumeDomain,
  StallDomain,
} from '../project/commands'
import type { ExistingProject } from '../project/state'
import { isAbandoned } from '../project/state'
import type { AdditionalDomain } from './additional-domains'
import {
  canAddDomain,
  canMakePrimary,
  canRemoveDomain,
  canResumeDomain,
} from './allowed-domain-actions'
import { toHostname } from './parse-domain-name'

/** Names come and change only where a site runs and stays. */
const assertSettled = (project: ExistingProject) => {
  if (!canAddDomain(project))
    throw new RefusalError(
      'WRONG_STATE',
      `expected project ${project.id} to be live at its server, found it ${project.moveState === 'moving' ? 'moving' : project.stage}`,
    )
}

const findAdditionalDomain = ({ additionalDomains }: ExistingProject, domain: string) =>
  additionalDomains.find((one) => one.domain.name === domain)

const requireAdditionalDomain = (project: ExistingProject, domain: string): AdditionalDomain => {
  const name = findAdditionalDomain(project, domain)
  if (!name)
    throw new RefusalError('NAME_UNKNOWN', `expected ${domain} among project ${project.id}'s names`)
  return name
}

/** One more name; its uniqueness is the append's. */
const decideAddDomain = ({ data }: AddDomain, project: ExistingProject): ProjectEvent[] => {
  const { kind, name, baseDomain } = data.domain
  if (project.domain.name === name) return []
  const before = findAdditionalDomain(project, name)
  if (before?.stage === 'dropped')
    throw new RefusalError(
      'NAME_ON_ITS_WAY_OUT',
      `${name} is being removed from project ${project.id}`,
    )
  if (before) return []
  assertSettled(project)
  const isUnder = baseDomain !== undefined && name.endsWith(`.${baseDomain}`)
  if (toHostname(name) !== name || (kind === 'subdomain') !== isUnder)
    throw new RefusalError('BAD_DOMAIN', `expected a name of kind ${kind}, found ${name}`)
  return [{ type: 'DomainAdded', data }]
}

const decideRemoveDomain = ({ data }: RemoveDomain, project: ExistingProject): ProjectEvent[] => {
  if (project.domain.name === data.domain)
    throw new RefusalError(
      'PRIMARY_NOT_DROPPABLE',
      `${data.domain} is the primary name of project ${project.id}: choose another one first`,
    )
  const name = requireAdditionalDomain(project, data.domain)
  if (!canRemoveDomain(name)) return []
  // During a move too: the name may be what holds it up.
  if (project.stage !== 'live') assertSettled(project)
  return [{ type: 'DomainDropped', data }]
}

/** Only a name that answers already, so that nobody meets a site without certificate. */
const decideMakePrimary = ({ data }: MakePrimary, project: ExistingProject): ProjectEvent[] => {
  if (project.domain.name === data.domain) return []
  const { stage } = requireAdditionalDomain(project, data.domain)
  if (stage === 'wanted') return []
  assertSettled(project)
  const other = project.additionalDomains.find((one) => one.stage === 'wanted')
  if (!canMakePrimary({ stage }) || other)
    throw new RefusalError(
      'NAME_NOT_READY',
      `expected ${data.domain} to answer with its certificate, found it ${other ? `behind ${other.domain.name}` : stage}`,
    )
  return [{ type: 'PrimaryRequested', data }]
}

const decideResumeDomain = ({ data }: ResumeDomain, project: ExistingProject): ProjectEvent[] => {
  const domain = requireAdditionalDomain(project, data.domain)
  if (!canResumeDomain(domain))
    throw new RefusalError('NOT_STALLED', `expected ${data.domain} to be stalled, found it is not`)
  return [{ type: 'DomainResumed', data: { ...data, causeEventId: domain.causeEventId } }]
}

const decideStallDomain = ({ data }: StallDomain, project: ExistingProject): ProjectEvent[] => {
  const name = findAdditionalDomain(project, data.domain)
  return !name || name.stalledStep || isAbandoned(project) ? [] : [{ type: 'DomainStalled', data }]
}

/** Whether a result is news: a repeated one and one that somebody's drop overtook are none. */
const isNewResult = (project: ExistingProject, domain: string, stage: AdditionalDomainStage) => {
  const name = findAdditionalDomain(project, domain)
  if (!name || isAbandoned(project)) return false
  if (additionalDomainStages.indexOf(name.stage) > additionalDomainStages.indexOf(stage))
    return false
  if (name.stage !== stage)
    throw new RefusalError('TOO_EARLY', `expected ${domain} to be ${stage}, found it ${name.stage}`)
  return true
}

const decideConfirmDomainAcquired = (
  { data }: ConfirmDomainAcquired,
  project: ExistingProject,
): ProjectEvent[] =>
  isNewResult(project, data.domain, 'added') ? [{ type: 'DomainBrought', data }] : []

/** Records that lead to a server which the project has left meanwhile are no result. */
const decideConfirmDomainPointed = (
  { data: { serverId, ...pointed } }: ConfirmDomainPointed,
  project: ExistingProject,
): ProjectEvent[] =>
  serverId === project.serverId && isNewResult(project, pointed.domain, 'brought')
    ? [{ type: 'DomainPointed', data: pointed }]
    : []

const decideConfirmDomainReachable = (
  { data }: ConfirmDomainReachable,
  project: ExistingProject,
): ProjectEvent[] =>
  isNewResult(project, data.domain, 'pointed') ? [{ type: 'DomainReached', data }] : []

const decideConfirmDomainServed = (
  { data }: ConfirmDomainServed,
  project: ExistingProject,
): ProjectEvent[] =>
  isNewResult(project, data.domain, 'reached') ? [{ type: 'DomainServed', data }] : []

const decideConfirmPrimaryDomain = (
  { data }: ConfirmPrimaryDomain,
  project: ExistingProject,
): ProjectEvent[] => {
  if (!isNewResult(project, data.domain, 'wanted')) return []
  const { domain, zone } = requireAdditionalDomain(project, data.domain)
  if (!zone || !project.zone)
    throw new RefusalError(
      'TOO_EARLY',
      `expected a zone of ${data.domain} and of the name before it`,
    )
  const before = { domain: project.domain, zone: project.zone }
  return [{ type: 'PrimaryChosen', data: { domain, zone, url: data.url, before } }]
}

const decideConfirmDomainRemoved = (
  { data }: ConfirmDomainRemoved,
  project: ExistingProject,
): ProjectEvent[] =>
  isNewResult(project, data.domain, 'dropped') ? [{ type: 'DomainRemoved', data }] : []

/** The deciders by their commands. */
export const additionalDomainDecisions = {
  AddDomain: decideAddDomain,
  RemoveDomain: decideRemoveDomain,
  MakePrimary: decideMakePrimary,
  ResumeDomain: decideResumeDomain,
  StallDomain: decideStallDomain,
  ConfirmDomainAcquired: decideConfirmDomainAcquired,
  ConfirmDomainPointed: decideConfirmDomainPointed,
  ConfirmDomainReachable: decideConfirmDomainReachable,
  ConfirmDomainServed: decideConfirmDomainServed,
  ConfirmPrimaryDomain: decideConfirmPrimaryDomain,
  ConfirmDomainRemoved: decideConfirmDomainRemoved,
}
