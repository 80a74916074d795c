import { settleDueDomains } from './domains/registry-lifecycle'
import type { Zone, ZoneRecord } from './store/documents'
import type { InwxStore } from './store/inwx-store'

export type InwxInventory = {
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
  findZone(name: string): Pick<Zone, 'name' | 'ns' | 'soaEmail' | 'serial'> | undefined
  recordsAt(zone: string, name: string): ZoneRecord[]
  /** Something stands at `name` or below it. */
  hasRecordsAtOrBelow(zone: string, name: string): boolean
}

export const buildInwxInventory = (state: InwxStore, now: number): InwxInventory => {
  settleDueDomains(state, now)
  return {
    domains: state.listDomains().map((domain) => ({
      name: domain.name,
      roId: domain.roId,
      status: domain.status,
      renewalMode: domain.renewalMode,
      ns: domain.ns,
      priceCents: domain.priceCents,
      expiresAt: new Date(domain.expiresAt).toISOString(),
    })),
    zones: state.zones.listZones().map(({ name }) => ({
      name,
      records: state.zones
        .listRecords(name)
        .map(({ id, name, type, content, ttl }) => ({ id, name, type, content, ttl })),
    })),
    balanceCents: state.getBalanceCents(),
  }
}

/** `a.b.c`, `b.c`, `c`. */
const listEnclosingNames = (name: string): string[] => {
  const labels = name.split('.')
  return labels.map((_, from) => labels.slice(from).join('.'))
}

export const createZoneLookup = ({ zones }: InwxStore): ZoneLookup => ({
  findZone: (name) => {
    const found = listEnclosingNames(name).find((candidate) => zones.getZone(candidate))
    return found ? zones.getZone(found) : undefined
  },
  recordsAt: zones.recordsAt,
  hasRecordsAtOrBelow: (zone, name) =>
    zones.recordsAt(zone, name).length > 0 ||
    zones.listRecords(zone).some((record) => record.name.endsWith(`.${name}`)),
})
