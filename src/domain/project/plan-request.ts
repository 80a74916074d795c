import type { Happened, HappenedOf } from '../../../events'
import type { Vendor, WorkId } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import type { DnsRecord, OrderedDomain, PlanLine } from '../../../events/project'
import type { DomainRow } from '../../../projections/domains'
import type { ProjectRow } from '../../../projections/projects'
import type { ServerRow } from '../../../projections/servers'
import type { Place } from '../naming/primary-domain'
import { primaryPlace } from '../naming/primary-domain'
import { chooseServer } from '../server/select-server'
import type { NameForeseen, NameWish } from './planned-domains'
import { goneNames, nameWished, placesKept, placesSince, recordsNamed } from './planned-domains'

/** What an act leads to at the vendors. Lines may be missing where a vendor was `silent`. */
export type Plan = { lines: PlanLine[]; silent: Vendor[] }

type InZone = { zone: string; records: DnsRecord[] }

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
  named: readonly InZone[]
  /** Every name that it was given and has not given back. */
  places: readonly Place[]
  /** The name that it goes by, once it is brought. */
  primary?: Place
  /** Where its site answers besides. */
  others: readonly Place[]
  /** Its further names whose records lead to its server. */
  pointed: readonly Place[]
  /** The further name that the act is about; all else stays as it is. */
  name?: NameWish
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
  names: readonly NameForeseen[]
  about?: string
  servers: readonly ServerRow[]
  domains: readonly DomainRow[]
  domainEvents: readonly Happened[]
}

const last = <Type extends Happened['type']>(events: readonly Happened[], ...types: Type[]) =>
  events.findLast((event) => types.some((type) => type === event.type)) as
    | HappenedOf<Type>
    | undefined

const orderedDomain = (events: readonly Happened[], { domainKind, domainName }: ProjectRow) => {
  const told = last(events, 'ProjectOrdered', 'DomainReplaced', 'PrimaryChosen')
  return told?.data.domain ?? { kind: domainKind, name: domainName }
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
      return isBought(kind) && !isDropped(events, name) ? [name] : []
    }),
  ),
]

/** What is still to be done for a further name before the site is told of it. */
const stepsOf = ({ stage }: NameWish): readonly WorkId[] => {
  if (stage === 'added') return ['domain', 'dns']
  return stage === 'brought' ? ['dns'] : []
}

/** Which name is asked about, and how far it has come. */
const subject = (parts: PlanParts) => {
  const { about, events, names, project, steps } = parts
  const name = about ? nameWished({ names, about, events }) : undefined
  if (name) {
    const { domain, zone } = name
    return { name, domain, steps: stepsOf(name), ...(zone ? { zone } : {}) }
  }
  const place = steps.includes('domain') ? undefined : primaryPlace(events)
  if (!place) return { steps, domain: orderedDomain(events, project) }
  return { steps, domain: { kind: place.kind, name: place.domain }, zone: place.zone }
}

/** What vendors are asked about, so that a plan can be made. */
export const planWish = (parts: PlanParts): PlanWish => {
  const { project, events, names, moves, home = moves, domains, domainEvents } = parts
  const primary = primaryPlace(events)
  const gone = goneNames(events, names)
  const server = serverFor(parts)
  const copied = domainEvents.flatMap((event) => (event.type === 'ZoneCopied' ? [event] : []))
  return {
    projectId: project.id,
    slug: project.slug,
    moves,
    home,
    ...subject(parts),
    ...(primary ? { primary } : {}),
    others: placesSince(names, 'reached'),
    pointed: placesSince(names, 'pointed'),
    ...(server ? { server } : {}),
    named: recordsNamed(events, gone),
    places: placesKept(events, gone),
    bought: boughtNames(events)
      .filter((name) => !gone.includes(name))
      .map((name) => ({
        name,
        costCents: domains.find((one) => one.name === name)?.costCents ?? 0,
      })),
    ...(copied.length > 0 ? { copied: copied.flatMap(({ data }) => data.records) } : {}),
    strangers: last(events, 'ProvisioningResumed')?.data.replaces ? 'go' : 'stay',
    data: last(events, 'TeardownStarted')?.data.data ?? 'keep',
  }
}
