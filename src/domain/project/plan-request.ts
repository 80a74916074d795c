import type { RecordedEvent, RecordedEventOf } from '../../../events'
import type { AnyStepId, DomainKind, Vendor } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import type { DnsRecord, OrderedDomain } from '../../../events/domain'
import type { PlanLine } from '../../../events/project'
import type { DomainInZone } from '../naming/primary-domain'
import { findPrimaryDomain } from '../naming/primary-domain'
import type { ServerCapacity } from '../server/select-server'
import { selectServer } from '../server/select-server'
import type { PlannedDomain, TargetDomain } from './planned-domains'
import {
  findTargetDomain,
  listAssignedDomains,
  listPlannedDomainsFromStage,
  listRecordedRecords,
  listReleasedDomains,
} from './planned-domains'

/** What an act leads to at the vendors. Lines may be missing where a vendor was `silent`. */
export type VendorPlan = { lines: PlanLine[]; unreachableVendors: Vendor[] }

type ZoneRecords = { zone: string; records: DnsRecord[] }

/** Which server it will be does not change what is written there. */
const defaultPool = { strategy: 'least_loaded', serverId: null, turn: 0 } as const

/** A project as it would be after an act, as far as vendors are concerned. */
export type PlanRequest = {
  projectId: string
  slug: string
  /** How many servers it has had before. */
  moves: number
  /** How many it had had when it went live: its database stays there. */
  movesWhenLive: number
  /** What will follow. */
  steps: readonly AnyStepId[]
  domain: OrderedDomain
  /** Where its name stands already. */
  zone?: string
  server?: Pick<ServerCapacity, 'coolifyUuid' | 'ipv4' | 'ipv6'>
  /** The records that its events name. */
  recordedRecords: readonly ZoneRecords[]
  /** Every name that it was given and has not given back. */
  assignedDomains: readonly DomainInZone[]
  /** The name that it goes by, once it is brought. */
  primaryDomain?: DomainInZone
  /** Where its site answers besides. */
  otherDomains: readonly DomainInZone[]
  /** Its further names whose records lead to its server. */
  pointedDomains: readonly DomainInZone[]
  /** The further name that the act is about; all else stays as it is. */
  name?: TargetDomain
  /** Every name that was to be bought for it, with what it has cost, net. */
  purchasedDomains: readonly { name: string; costCents: number }[]
  /** What was taken over from the zone of the old provider; undefined where nothing was. */
  copiedRecords?: readonly DnsRecord[]
  /** Whether records of others at its name are to make way. */
  foreignRecords: 'stay' | 'go'
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
  domainEvents: readonly RecordedEvent[]
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
) => {
  const told = findLast(events, 'ProjectOrdered', 'DomainReplaced', 'PrimaryChosen')
  return told?.data.domain ?? { kind: domainKind, name: domainName }
}

/** Its own server, or the one that it would be given now. */
const findPlannedServer = ({ events, steps, servers }: PlanInput) => {
  const own = findLast(events, 'ServerAssigned', 'ServerReassigned')
  if (!own || steps.includes('server')) return selectServer(servers, defaultPool)?.server
  const { serverId, ipv4, ipv6 } = own.data
  const coolifyUuid = servers.find(({ id }) => id === serverId)?.coolifyUuid ?? ''
  return { coolifyUuid, ipv4, ipv6: ipv6 ?? null }
}

/** Of names that were dropped nothing is the project's any more. */
const isDomainRemoved = (events: readonly RecordedEvent[], name: string) =>
  events.findLast(
    ({ type, data }) =>
      (type === 'DomainRemoved' && data.domain === name) ||
      (type === 'DomainAdded' && data.domain.name === name),
  )?.type === 'DomainRemoved'

/** Every name that was to be bought for a project, the present one last. */
export const listPurchasedDomains = (events: readonly RecordedEvent[]) => [
  ...new Set(
    events.flatMap((event) => {
      if (
        event.type !== 'ProjectOrdered' &&
        event.type !== 'DomainReplaced' &&
        event.type !== 'DomainAdded'
      )
        return []
      const { kind, name } = event.data.domain
      return isBought(kind) && !isDomainRemoved(events, name) ? [name] : []
    }),
  ),
]

/** What is still to be done for a further name before the site is told of it. */
const listDomainSteps = ({ stage }: TargetDomain): readonly AnyStepId[] => {
  if (stage === 'added') return ['domain', 'dns']
  return stage === 'brought' ? ['dns'] : []
}

/** Which name is asked about, and how far it has come. */
const describeTarget = (parts: PlanInput) => {
  const { targetDomain, events, additionalDomains, project, steps } = parts
  const name = targetDomain
    ? findTargetDomain({ names: additionalDomains, about: targetDomain, events })
    : undefined
  if (name) {
    const { domain, zone } = name
    return { name, domain, steps: listDomainSteps(name), ...(zone ? { zone } : {}) }
  }
  const place = steps.includes('domain') ? undefined : findPrimaryDomain(events)
  if (!place) return { steps, domain: findOrderedDomain(events, project) }
  return { steps, domain: { kind: place.kind, name: place.domain }, zone: place.zone }
}

/** What vendors are asked about, so that a plan can be made. */
export const buildPlanRequest = (parts: PlanInput): PlanRequest => {
  const {
    project,
    events,
    additionalDomains,
    moves,
    movesWhenLive = moves,
    domains,
    domainEvents,
  } = parts
  const primary = findPrimaryDomain(events)
  const gone = listReleasedDomains(events, additionalDomains)
  const server = findPlannedServer(parts)
  const copied = domainEvents.flatMap((event) => (event.type === 'ZoneCopied' ? [event] : []))
  return {
    projectId: project.id,
    slug: project.slug,
    moves,
    movesWhenLive,
    ...describeTarget(parts),
    ...(primary ? { primaryDomain: primary } : {}),
    otherDomains: listPlannedDomainsFromStage(additionalDomains, 'reached'),
    pointedDomains: listPlannedDomainsFromStage(additionalDomains, 'pointed'),
    ...(server ? { server } : {}),
    recordedRecords: listRecordedRecords(events, gone),
    assignedDomains: listAssignedDomains(events, gone),
    purchasedDomains: listPurchasedDomains(events)
      .filter((name) => !gone.includes(name))
      .map((name) => ({
        name,
        costCents: domains.find((one) => one.name === name)?.costCents ?? 0,
      })),
    ...(copied.length > 0 ? { copiedRecords: copied.flatMap(({ data }) => data.records) } : {}),
    foreignRecords: findLast(events, 'ProvisioningResumed')?.data.replaces ? 'go' : 'stay',
    data: findLast(events, 'TeardownStarted')?.data.data ?? 'keep',
  }
}
