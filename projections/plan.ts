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

/** Of names that were dropped nothing is the project's any more. */
const isDropped = (events: readonly Happened[], name: string) =>
  events.findLast(
    ({ type, data }) =>
      (type === 'DomainRemoved' && data.domain === name) ||
      (type === 'DomainAdded' && data.domain.name === name),
  )?.type === 'DomainRemoved'

/** Where it stands: by the name that it goes by now. */
const placeIn = (events: readonly Happened[]) => {
  const found = last(events, 'DomainAssigned', 'PrimaryChosen')
  if (found?.type === 'PrimaryChosen') return { domain: found.data.domain, zone: found.data.zone }
  return (
    found && { domain: { kind: found.data.kind, name: found.data.domain }, zone: found.data.zone }
  )
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
      const isBought = kind === 'registered' || kind === 'transferred'
      return isBought && !isDropped(events, name) ? [name] : []
    }),
  ),
]

/** What vendors are asked about, so that a plan can be made. */
export const planWish = (parts: PlanParts): PlanWish => {
  const { project, events, steps, moves, home = moves, domains, domainEvents } = parts
  const place = steps.includes('domain') ? undefined : placeIn(events)
  const server = serverFor(parts)
  const copied = domainEvents.flatMap((event) => (event.type === 'ZoneCopied' ? [event] : []))
  return {
    projectId: project.id,
    slug: project.slug,
    moves,
    home,
    steps,
    domain: place?.domain ?? orderedDomain(events, project),
    ...(place ? { zone: place.zone } : {}),
    ...(server ? { server } : {}),
    named: events.flatMap(({ type, data }) =>
      type === 'DnsConfigured' ||
      ((type === 'DomainPointed' || type === 'DomainMoved') && !isDropped(events, data.domain))
        ? [data]
        : [],
    ),
    places: events.flatMap(({ type, data }) =>
      (type === 'DomainAssigned' || type === 'DomainBrought') && !isDropped(events, data.domain)
        ? [data]
        : [],
    ),
    bought: boughtNames(events).map((name) => ({
      name,
      costCents: domains.find((one) => one.name === name)?.costCents ?? 0,
    })),
    ...(copied.length > 0 ? { copied: copied.flatMap(({ data }) => data.records) } : {}),
    data: last(events, 'TeardownStarted')?.data.data ?? 'keep',
  }
}
