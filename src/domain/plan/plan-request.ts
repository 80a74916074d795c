import type { EventOf, RecordedEvent, RecordedEventOf } from '../../../events'
import type { AnyStepId, DomainKind, Vendor } from '../../../events/codes'
import type { DnsRecord, OrderedDomain, ZoneGap } from '../../../events/domain'
import type { PlanLine } from '../../../events/project'
import type { CataloguePlan } from '../catalogue/catalogue-plan'
import { listDomainsFromStage } from '../naming/additional-domains'
import type { DomainInZone } from '../naming/primary-domain'
import { findPrimaryDomain } from '../naming/primary-domain'
import type { ServerCapacity } from '../server/select-server'
import { selectServer } from '../server/select-server'
import type { PlannedDomain, TargetDomain } from './planned-domains'
import { findTargetDomain, listAssignedDomains, listPurchasedDomains } from './planned-domains'
import type { RecordOwnership, ZoneRecords } from './record-ownership'
import {
  collectRecordOwnership,
  isReplacementResumption,
  listHostsInRecords,
  listRetiredRecords,
} from './record-ownership'

/** What a command leads to at the vendors. Lines may be missing for vendors that did not answer. */
export type VendorPlan = {
  lines: PlanLine[]
  unreachableVendors: Vendor[]
  /** What the copy of a zone will lack, as far as it is known; absent where none is copied. */
  zoneGaps?: readonly ZoneGap[]
  /** What goes back to the customer; nothing is written at the vendors for it before it is approved. */
  refund?: PlannedRefund
  /** What is ordered later, at which price. */
  purchase?: PlannedPurchase
  /** What is recorded of the catalogue, where the act is about that. */
  catalogue?: CataloguePlan
}

/** As the event has it that orders it; nothing more is charged. */
export type PlannedPurchase = Pick<
  EventOf<'PluginsOrdered'>['data'],
  'plugins' | 'cycle' | 'price' | 'asOfDay' | 'period' | 'paymentMethod'
> & {
  /** Display names of the plugins. */
  names: Readonly<Record<string, string>>
  /** What is taken off is what was paid for the cycle before. */
  isUpgrade?: true
}

/** `lines` and `taxCents` as in `RefundRequested`. */
export type PlannedRefund = Pick<
  EventOf<'RefundRequested'>['data'],
  'lines' | 'taxCents' | 'grossCents' | 'way'
> & {
  needsApproval: boolean
  /** The order is cancelled with it, at once or when it is approved. */
  endsOrder: boolean
}

/** The records that are written are the same for every server of the pool. */
const defaultPool = { strategy: 'least_loaded', serverId: null, turn: 0 } as const

/** A project as it would be after a command, as far as vendors are concerned. */
export type PlanRequest = {
  projectId: string
  slug: string
  /** How many servers it has had before this one. */
  moves: number
  /** `moves` when it went live: its database stays there. */
  movesWhenLive: number
  /** The steps that would follow. */
  steps: readonly AnyStepId[]
  domain: OrderedDomain
  /** The zone of `domain`, once it is assigned. */
  zone?: string
  server?: Pick<ServerCapacity, 'coolifyUuid' | 'ipv4' | 'ipv6'>
  ownership: RecordOwnership
  /** Every host that records were written for. */
  recordedHosts: readonly string[]
  /** The plan is shown so that a person approves which records of others go. */
  replacesForeignRecords: boolean
  /** Records of former primary names, which are removed. */
  retiredRecords: readonly ZoneRecords[]
  /** Every name that it was given, has not given back, and that no other project has by now. */
  assignedDomains: readonly DomainInZone[]
  /** The name that it goes by, once it is assigned. */
  primaryDomain?: DomainInZone
  /** The additional names that its site answers at. */
  otherDomains: readonly DomainInZone[]
  /** The additional names whose records lead to its server. */
  pointedDomains: readonly DomainInZone[]
  /** The additional name that the command is about; all else stays as it is. */
  additionalDomain?: TargetDomain
  /** Every name that was to be bought for it, with what it has cost, net. */
  purchasedDomains: readonly { name: string; costCents: number }[]
  /** What was copied from the old provider's zone; undefined before it is copied. */
  copiedRecords?: readonly DnsRecord[]
  data: 'keep' | 'erase'
}

type PlannedProject = { id: string; slug: string; domainKind: DomainKind; domainName: string }

export type PlanInput = {
  project: PlannedProject
  events: readonly RecordedEvent[]
  steps: readonly AnyStepId[]
  moves: number
  movesWhenLive?: number
  additionalDomains: readonly PlannedDomain[]
  targetDomain?: string
  servers: readonly ServerCapacity[]
  /** Names that were bought, with what they have cost, net. */
  domains: readonly { name: string; costCents: number }[]
  /** The stream of the name that is to be acquired. */
  domainEvents: readonly RecordedEvent[]
  /** Names of the project that another one has taken since it was given up. */
  heldByOthers?: readonly string[]
}

const findLast = <Type extends RecordedEvent['type']>(
  events: readonly RecordedEvent[],
  ...types: Type[]
) =>
  events.findLast((event) => types.some((type) => type === event.type)) as
    | RecordedEventOf<Type>
    | undefined

const findOrderedDomain = (
  events: readonly RecordedEvent[],
  { domainKind, domainName }: PlannedProject,
) =>
  findLast(events, 'ProjectOrdered', 'DomainReplaced', 'PrimaryChosen')?.data.domain ?? {
    kind: domainKind,
    name: domainName,
  }

/** Its own server, or the one that it would be given now. */
const findPlannedServer = ({ events, steps, servers }: PlanInput) => {
  const own = findLast(events, 'ServerAssigned', 'ServerReassigned')
  if (!own || steps.includes('server')) return selectServer(servers, defaultPool)?.server
  const { serverId, ipv4, ipv6 } = own.data
  const coolifyUuid = servers.find(({ id }) => id === serverId)?.coolifyUuid ?? ''
  return { coolifyUuid, ipv4, ipv6: ipv6 ?? null }
}

/** What is left to do for an additional name before it is published at the site. */
const listDomainSteps = ({ stage }: TargetDomain): readonly AnyStepId[] => {
  if (stage === 'added') return ['domain', 'dns']
  return stage === 'brought' ? ['dns'] : []
}

/** The name that the plan is about, and the steps that follow for it. */
const describeTarget = (input: PlanInput) => {
  const { targetDomain, events, additionalDomains, project, steps } = input
  const additionalDomain = targetDomain
    ? findTargetDomain(additionalDomains, targetDomain, events)
    : undefined
  if (additionalDomain) {
    const { domain, zone } = additionalDomain
    return {
      additionalDomain,
      domain,
      steps: listDomainSteps(additionalDomain),
      ...(zone ? { zone } : {}),
    }
  }
  const primary = steps.includes('domain') ? undefined : findPrimaryDomain(events)
  if (!primary) return { steps, domain: findOrderedDomain(events, project) }
  return { steps, domain: { kind: primary.kind, name: primary.domain }, zone: primary.zone }
}

/** All that the vendors' part of a plan is made from. */
export const buildPlanRequest = (input: PlanInput): PlanRequest => {
  const { project, events, additionalDomains, moves, domains, domainEvents } = input
  const { movesWhenLive = moves, heldByOthers = [] } = input
  const primary = findPrimaryDomain(events)
  const target = describeTarget(input)
  const server = findPlannedServer(input)
  const copied = domainEvents.flatMap((event) => (event.type === 'ZoneCopied' ? [event] : []))
  const keptNames = [target.domain.name, ...additionalDomains.map(({ domain }) => domain.name)]
  return {
    projectId: project.id,
    slug: project.slug,
    moves,
    movesWhenLive,
    ...target,
    ...(primary ? { primaryDomain: primary } : {}),
    otherDomains: listDomainsFromStage(additionalDomains, 'reached'),
    pointedDomains: listDomainsFromStage(additionalDomains, 'pointed'),
    ...(server ? { server } : {}),
    ownership: collectRecordOwnership(events),
    recordedHosts: [...new Set(events.flatMap(listHostsInRecords))],
    replacesForeignRecords: isReplacementResumption(events),
    retiredRecords: listRetiredRecords(events, { keptNames, heldByOthers }),
    assignedDomains: listAssignedDomains(events).filter(
      ({ domain }) => !heldByOthers.includes(domain),
    ),
    purchasedDomains: listPurchasedDomains(events)
      .filter((name) => !heldByOthers.includes(name))
      .map((name) => ({
        name,
        costCents: domains.find((domain) => domain.name === name)?.costCents ?? 0,
      })),
    ...(copied.length > 0 ? { copiedRecords: copied.flatMap(({ data }) => data.records) } : {}),
    data: findLast(events, 'TeardownStarted')?.data.data ?? 'keep',
  }
}
