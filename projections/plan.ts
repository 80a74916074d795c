import type { Happened, HappenedOf } from '../events'
import type { Vendor, WorkId } from '../events/codes'
import type { DnsRecord, OrderedDomain, PlanLine } from '../events/project'
import type { DomainRow } from './domains'
import type { ProjectRow } from './projects'
import { chooseServer } from './server-choice'
import type { ServerRow } from './servers'

/** What an act leads to at the vendors. Lines may be missing where a vendor was `silent`. */
export type Plan = { lines: PlanLine[]; silent: Vendor[] }

type Place = { zone: string; records: DnsRecord[] }

/** Which server it will be does not change what is written there. */
const usualPool = { strategy: 'least_loaded', serverId: null, turn: 0 } as const

/** A project as it would be after an act, as far as vendors are concerned. */
export type PlanWish = {
  projectId: string
  slug: string
  /** How many servers it has had before. */
  moves: number
  /** How many it had had when it went live: its database stays there. */
  home: number
  /** What will follow. */
  steps: readonly WorkId[]
  domain: OrderedDomain
  /** Where its name stands already. */
  zone?: string
  server?: Pick<ServerRow, 'coolifyUuid' | 'ipv4' | 'ipv6'>
  /** The records that its events name. */
  named: readonly Place[]
  /** Every name that it was given. */
  places: readonly { domain: string; zone: string }[]
  /** Every name that was to be bought for it, with what it has cost, net. */
  bought: readonly { name: string; costCents: number }[]
  /** What was taken over from the zone of the old provider; undefined where nothing was. */
  copied?: readonly DnsRecord[]
  /** Whether records of others at its name are to make way. */
  strangers: 'stay' | 'go'
  data: 'keep' | 'erase'
}

export type PlanParts = {
  project: ProjectRow
  events: readonly Happened[]
  steps: readonly WorkId[]
  moves: number
  home?: number
  servers: readonly ServerRow[]
  domains: readonly DomainRow[]
  domainEvents: readonly Happened[]
}

const last = <Type extends Happened['type']>(events: readonly Happened[], ...types: Type[]) =>
  events.findLast((event) => types.some((type) => type === event.type)) as
    | HappenedOf<Type>
    | undefined

const orderedDomain = (events: readonly Happened[], { domainKind, domainName }: ProjectRow) => {
  const replaced = last(events, 'DomainReplaced')
  if (replaced) return replaced.data.domain
  return last(events, 'ProjectOrdered')?.data.domain ?? { kind: domainKind, name: domainName }
}

/** Its own server, or the one that it would be given now. */
const serverFor = ({ events, steps, servers }: PlanParts) => {
  const own = last(events, 'ServerAssigned', 'ServerReassigned')
  if (!own || steps.includes('server')) return chooseServer(servers, usualPool)?.server
  const { serverId, ipv4, ipv6 } = own.data
  const coolifyUuid = servers.find(({ id }) => id === serverId)?.coolifyUuid ?? ''
  return { coolifyUuid, ipv4, ipv6: ipv6 ?? null }
}

/** Every name that was to be bought for a project, the present one last. */
export const boughtNames = (events: readonly Happened[]) => [
  ...new Set(
    events.flatMap((event) => {
      if (
        event.type !== 'ProjectOrdered' &&
        event.type !== 'DomainReplaced' &&
        event.type !== 'DomainAdded'
      )
        return []
      const { kind, name } = event.data.domain
      return kind === 'registered' || kind === 'transferred' ? [name] : []
    }),
  ),
]

/** What vendors are asked about, so that a plan can be made. */
export const planWish = (parts: PlanParts): PlanWish => {
  const { project, events, steps, moves, home = moves, domains, domainEvents } = parts
  const assigned = steps.includes('domain') ? undefined : last(events, 'DomainAssigned')
  const server = serverFor(parts)
  const copied = domainEvents.flatMap((event) => (event.type === 'ZoneCopied' ? [event] : []))
  return {
    projectId: project.id,
    slug: project.slug,
    moves,
    home,
    steps,
    domain: assigned
      ? { kind: assigned.data.kind, name: assigned.data.domain }
      : orderedDomain(events, project),
    ...(assigned ? { zone: assigned.data.zone } : {}),
    ...(server ? { server } : {}),
    named: events.flatMap(({ type, data }) =>
      type === 'DnsConfigured' || type === 'DomainPointed' || type === 'DomainMoved' ? [data] : [],
    ),
    places: events.flatMap(({ type, data }) =>
      type === 'DomainAssigned' || type === 'DomainBrought' ? [data] : [],
    ),
    bought: boughtNames(events).map((name) => ({
      name,
      costCents: domains.find((one) => one.name === name)?.costCents ?? 0,
    })),
    ...(copied.length > 0 ? { copied: copied.flatMap(({ data }) => data.records) } : {}),
    strangers: last(events, 'ProvisioningResumed')?.data.replaces ? 'go' : 'stay',
    data: last(events, 'TeardownStarted')?.data.data ?? 'keep',
  }
}
