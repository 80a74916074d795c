import { settle } from './domains/registry-lifecycle'
import type { Zone, ZoneRecord } from './store/documents'
import type { State } from './store/inwx-store'

export type Inventory = {
  domains: {
    name: string
    roId: number
    status: string
    renewalMode: string
    ns: string[]
    priceCents: number
    expiresAt: string
  }[]
  zones: {
    name: string
    records: { id: string; name: string; type: string; content: string; ttl: number }[]
  }[]
  balanceCents: number
}

/** What a name server may know of the zones; asked anew for every query. */
export type ZoneLookup = {
  /** The closest zone `name` lies in. */
  zoneOf(name: string): Pick<Zone, 'name' | 'ns' | 'soaEmail' | 'serial'> | undefined
  recordsAt(zone: string, name: string): ZoneRecord[]
  /** Something stands at `name` or below it. */
  stands(zone: string, name: string): boolean
}

export const inventoryOf = (state: State, now: number): Inventory => {
  settle(state, now)
  return {
    domains: state.domains().map((domain) => ({
      name: domain.name,
      roId: domain.roId,
      status: domain.status,
      renewalMode: domain.renewalMode,
      ns: domain.ns,
      priceCents: domain.priceCents,
      expiresAt: new Date(domain.expiresAt).toISOString(),
    })),
    zones: state.zones.zones().map(({ name }) => ({
      name,
      records: state.zones
        .records(name)
        .map(({ id, name, type, content, ttl }) => ({ id, name, type, content, ttl })),
    })),
    balanceCents: state.balanceCents(),
  }
}

/** `a.b.c`, `b.c`, `c`. */
const upwards = (name: string): string[] => {
  const labels = name.split('.')
  return labels.map((_, from) => labels.slice(from).join('.'))
}

export const lookUp = ({ zones }: State): ZoneLookup => ({
  zoneOf: (name) => {
    const found = upwards(name).find((candidate) => zones.zone(candidate))
    return found ? zones.zone(found) : undefined
  },
  recordsAt: zones.recordsAt,
  stands: (zone, name) =>
    zones.recordsAt(zone, name).length > 0 ||
    zones.records(zone).some((record) => record.name.endsWith(`.${name}`)),
})
