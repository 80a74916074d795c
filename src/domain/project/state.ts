import type { Happened } from '../../../events'
import type { PaymentMethod, WorkId } from '../../../events/codes'
import type { InstalledPlugin, OrderedDomain, Price } from '../../../events/project'
import { type AddedName, namesAfter } from '../naming/additional-domains'
import { type Term, termsAfter } from './renewal-terms'
import { keysAfter } from './runtime-keys'
import { withoutResultsFrom } from './step-rules'

export type Deployment =
  | { state: 'running' | 'finished'; id: string }
  | { state: 'failed'; id: string }

/** Where its site runs: at its server, or there still while the next one is built elsewhere. */
export type Place = 'settled' | 'moving'

/** What has happened to one project so far, as far as later decisions ask for it. */
export type Progress = {
  id: string
  customerId: string
  name: string
  plugins: string[]
  domain: OrderedDomain
  /** Where its name stands, once it is brought. */
  zone?: string
  /** The names that it has besides. */
  names: readonly AddedName[]
  price: Price
  paymentMethod: PaymentMethod
  payments: string[]
  /** The ids of the keys that its runtimes may show, the latest last. */
  keys: readonly string[]
  /** The event that asked for another key, until that is there. */
  rotation?: string
  attempt: number
  /** The attempt whose money was held and given back. */
  voidedAttempt?: number
  approved: 'open' | 'approved'
  /** The event behind each result that still holds, so that a step can be repeated from it. */
  causes: Partial<Record<Happened['type'], string>>
  serverId?: string
  /** How many servers it has had before this one. */
  moves: number
  /** How many it had had when it went live: its database stays there. */
  home?: number
  place: Place
  stalledAt?: WorkId
  pausedAt?: string
  suspendedAt?: string
  /** The next terms of its names, as far as they are invoiced. */
  terms: readonly Term[]
  deployment?: Deployment
  boot?: { id: string; plugins: InstalledPlugin[] }
  bootFailedAt?: string
}

export type Project =
  | { stage: 'unborn' }
  | ({ stage: 'ordered' | 'released' | 'live' | 'cancelled' | 'archived' } & Progress)

export type Born = Exclude<Project, { stage: 'unborn' }>

/** What a worker finishes from then on is no result any more. */
export const isGivenUp = ({ stage }: Pick<Born, 'stage'>) =>
  stage === 'cancelled' || stage === 'archived'

export const unborn: Project = { stage: 'unborn' }

const born = (event: Extract<Happened, { type: 'ProjectOrdered' }>): Born => ({
  stage: 'ordered',
  id: event.stream.slice('project-'.length),
  customerId: event.data.customerId,
  name: event.data.name,
  plugins: event.data.plugins,
  domain: event.data.domain,
  names: [],
  price: event.data.price,
  paymentMethod: event.data.paymentMethod,
  payments: [],
  keys: [],
  terms: [],
  attempt: 0,
  approved: 'open',
  causes: { ProjectOrdered: event.id },
  moves: 0,
  place: 'settled',
})

const goingOn = ({ stalledAt: _, pausedAt: __, ...project }: Born): Born => project

/** A site that is live moves; one that is not yet is built at the other server from the start. */
const reassigned = (project: Born, serverId: string): Born => ({
  ...withoutResultsFrom(goingOn(project), 'dns'),
  serverId,
  moves: project.moves + 1,
  place: project.stage === 'live' ? 'moving' : 'settled',
})

/** A verified site stands at none of the steps that led to it. */
const verified = (project: Born): Born => {
  const { stalledAt, ...rest } = project
  return stalledAt === 'live' ? project : rest
}

const paymentFailed = (project: Born, cause: string): Born =>
  cause.startsWith('preflight:') ? { ...project, voidedAttempt: project.attempt } : project

const named = (
  project: Born,
  { type, data }: Extract<Happened, { type: 'DomainAssigned' | 'PrimaryChosen' }>,
): Born => ({
  ...project,
  zone: data.zone,
  ...(type === 'PrimaryChosen' ? { domain: data.domain } : {}),
})

const changed = (project: Born, event: Happened): Born => {
  switch (event.type) {
    case 'OrderCancelled':
      return { ...goingOn(project), stage: 'cancelled' }
    case 'ProjectArchived':
      return { ...goingOn(project), stage: 'archived' }
    case 'PaymentRequested':
      return { ...project, attempt: event.data.attempt }
    case 'PaymentFailed':
      return paymentFailed(project, event.data.cause)
    case 'InvoiceTermsApproved':
      return { ...project, approved: 'approved' }
    case 'PaymentConfirmed':
    case 'PaymentMismatched':
    case 'PaymentArrivedLate':
      return { ...project, payments: [...project.payments, event.data.paymentRef] }
    case 'ProvisioningReleased':
      return { ...project, stage: 'released' }
    case 'ServerAssigned':
      return { ...project, serverId: event.data.serverId }
    case 'ServerReassigned':
      return reassigned(project, event.data.serverId)
    case 'DomainAssigned':
    case 'PrimaryChosen':
      return named(project, event)
    case 'DomainReplaced':
      return { ...withoutResultsFrom(project, 'domain'), domain: event.data.domain }
    case 'DnsConfigured':
      return { ...project, place: 'settled' }
    case 'DeploymentStarted':
      return { ...project, deployment: { state: 'running', id: event.data.deployment } }
    case 'DeploymentFinished':
      return { ...project, deployment: { state: 'finished', id: event.data.deployment } }
    case 'DeploymentFailed':
      return { ...project, deployment: { state: 'failed', id: event.data.deployment } }
    case 'RuntimeBooted':
      return { ...project, boot: { id: event.data.bootId, plugins: event.data.plugins } }
    case 'RuntimeBootFailed':
      return { ...project, bootFailedAt: event.at }
    case 'SiteVerified':
      return verified(project)
    case 'ProjectWentLive':
      return { ...project, stage: 'live', home: project.home ?? project.moves }
    case 'ProvisioningStalled':
      return { ...project, stalledAt: event.data.step }
    case 'ProvisioningPaused':
      return { ...project, pausedAt: event.at }
    case 'ProvisioningResumed':
      return {
        ...withoutResultsFrom(goingOn(project), event.data.step),
        ...(event.data.rotatesKey ? { rotation: event.id } : {}),
      }
    case 'RuntimeKeyRotated': {
      const { rotation: _, ...rest } = project
      return rest
    }
    case 'StepSkipped':
      return goingOn(project)
    case 'ProjectSuspended':
      return { ...project, suspendedAt: event.at }
    case 'ProjectReinstated': {
      const { suspendedAt: _, ...rest } = project
      return rest
    }
    default:
      return project
  }
}

export const evolve = (project: Project, event: Happened): Project => {
  if (event.type === 'ProjectOrdered') return born(event)
  if (project.stage === 'unborn') return project
  const next = changed(project, event)
  const names = namesAfter(next.names, event)
  const terms = termsAfter(next.terms, event)
  const keys = keysAfter(next.keys, event)
  return { ...next, names, terms, keys, causes: { ...next.causes, [event.type]: event.id } }
}

export const projectFrom = (events: readonly Happened[]): Project => events.reduce(evolve, unborn)
