import type { NameStage } from '../../../events/codes'
import { nameStages } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import type {
  AddDomain,
  ConfirmBrought,
  ConfirmPointed,
  ConfirmPrimary,
  ConfirmReached,
  ConfirmRemoved,
  ConfirmServed,
  MakePrimary,
  RemoveDomain,
  ResumeDomain,
  StallDomain,
} from '../project/commands'
import type { Born } from '../project/state'
import { isGivenUp } from '../project/state'
import type { AddedName } from './additional-domains'
import { isHostname } from './hostname'

/** Names come and change only where a site runs and stays. */
const demandSettled = (project: Born) => {
  if (project.stage !== 'live' || project.place === 'moving')
    throw new Refused(
      'WRONG_STATE',
      `expected project ${project.id} to be live at its server, found it ${project.place === 'moving' ? 'moving' : project.stage}`,
    )
}

const find = ({ names }: Born, domain: string) => names.find((one) => one.domain.name === domain)

const named = (project: Born, domain: string): AddedName => {
  const name = find(project, domain)
  if (!name)
    throw new Refused('NAME_UNKNOWN', `expected ${domain} among project ${project.id}'s names`)
  return name
}

/** One more name; its uniqueness is the append's. */
export const addDomain = ({ data }: AddDomain, project: Born): ProjectEvent[] => {
  const { kind, name, baseDomain } = data.domain
  if (project.domain.name === name) return []
  const before = find(project, name)
  if (before?.stage === 'dropped')
    throw new Refused('NAME_ON_ITS_WAY_OUT', `${name} is being removed from project ${project.id}`)
  if (before) return []
  demandSettled(project)
  const isUnder = baseDomain !== undefined && name.endsWith(`.${baseDomain}`)
  if (!isHostname(name) || (kind === 'subdomain') !== isUnder)
    throw new Refused('BAD_DOMAIN', `expected a name of kind ${kind}, found ${name}`)
  return [{ type: 'DomainAdded', data }]
}

export const removeDomain = ({ data }: RemoveDomain, project: Born): ProjectEvent[] => {
  if (project.domain.name === data.domain)
    throw new Refused(
      'PRIMARY_NOT_DROPPABLE',
      `${data.domain} is the primary name of project ${project.id}: choose another one first`,
    )
  const name = named(project, data.domain)
  if (name.stage === 'dropped') return []
  // During a move too: the name may be what holds it up.
  if (project.stage !== 'live') demandSettled(project)
  return [{ type: 'DomainDropped', data }]
}

/** Only a name that answers already, so that nobody meets a site without certificate. */
export const makePrimary = ({ data }: MakePrimary, project: Born): ProjectEvent[] => {
  if (project.domain.name === data.domain) return []
  const { stage } = named(project, data.domain)
  if (stage === 'wanted') return []
  demandSettled(project)
  const other = project.names.find((one) => one.stage === 'wanted')
  if (stage !== 'served' || other)
    throw new Refused(
      'NAME_NOT_READY',
      `expected ${data.domain} to answer with its certificate, found it ${other ? `behind ${other.domain.name}` : stage}`,
    )
  return [{ type: 'PrimaryRequested', data }]
}

export const resumeDomain = ({ data }: ResumeDomain, project: Born): ProjectEvent[] => {
  const { stalledAt, cause } = named(project, data.domain)
  if (!stalledAt)
    throw new Refused('NOT_STALLED', `expected ${data.domain} to be stalled, found it is not`)
  return [{ type: 'DomainResumed', data: { ...data, causeEventId: cause } }]
}

export const stallDomain = ({ data }: StallDomain, project: Born): ProjectEvent[] => {
  const name = find(project, data.domain)
  return !name || name.stalledAt || isGivenUp(project) ? [] : [{ type: 'DomainStalled', data }]
}

/** Whether a result is news: a repeated one and one that somebody's drop overtook are none. */
const isNews = (project: Born, domain: string, stage: NameStage) => {
  const name = find(project, domain)
  if (!name || isGivenUp(project)) return false
  if (nameStages.indexOf(name.stage) > nameStages.indexOf(stage)) return false
  if (name.stage !== stage)
    throw new Refused('TOO_EARLY', `expected ${domain} to be ${stage}, found it ${name.stage}`)
  return true
}

export const confirmBrought = ({ data }: ConfirmBrought, project: Born): ProjectEvent[] =>
  isNews(project, data.domain, 'added') ? [{ type: 'DomainBrought', data }] : []

/** Records that lead to a server which the project has left meanwhile are no result. */
export const confirmPointed = (
  { data: { serverId, ...pointed } }: ConfirmPointed,
  project: Born,
): ProjectEvent[] =>
  serverId === project.serverId && isNews(project, pointed.domain, 'brought')
    ? [{ type: 'DomainPointed', data: pointed }]
    : []

export const confirmReached = ({ data }: ConfirmReached, project: Born): ProjectEvent[] =>
  isNews(project, data.domain, 'pointed') ? [{ type: 'DomainReached', data }] : []

export const confirmServed = ({ data }: ConfirmServed, project: Born): ProjectEvent[] =>
  isNews(project, data.domain, 'reached') ? [{ type: 'DomainServed', data }] : []

export const confirmPrimary = ({ data }: ConfirmPrimary, project: Born): ProjectEvent[] => {
  if (!isNews(project, data.domain, 'wanted')) return []
  const { domain, zone } = named(project, data.domain)
  if (!zone || !project.zone)
    throw new Refused('TOO_EARLY', `expected a zone of ${data.domain} and of the name before it`)
  const before = { domain: project.domain, zone: project.zone }
  return [{ type: 'PrimaryChosen', data: { domain, zone, url: data.url, before } }]
}

export const confirmRemoved = ({ data }: ConfirmRemoved, project: Born): ProjectEvent[] =>
  isNews(project, data.domain, 'dropped') ? [{ type: 'DomainRemoved', data }] : []
