import { getDomain } from 'tldts'
import { isRegisteredElsewhere } from '../domains/registrar-offers'
import { settleDueDomains } from '../domains/registry-lifecycle'
import { previousProviderNameservers } from '../domains/tld-rules'
import type { Zone, ZoneRecord } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'

/** What a name server reads of the zones; called for every query. */
export type ZoneLookup = {
  /** The closest zone that contains `name`. */
  findZone(name: string): Pick<Zone, 'name' | 'ns' | 'soaEmail' | 'serial'> | undefined
  recordsAt(zone: string, name: string): ZoneRecord[]
  /** Whether there are records at `name` or below it. */
  hasRecordsAtOrBelow(zone: string, name: string): boolean
}

/** `a.b.c`, `b.c`, `c`. */
const listEnclosingNames = (name: string): string[] => {
  const labels = name.split('.')
  return labels.map((_, from) => labels.slice(from).join('.'))
}

export const createZoneLookup = ({ zones }: InwxStore): ZoneLookup => ({
  findZone: (name) => {
    const zone = listEnclosingNames(name).find((candidate) => zones.getZone(candidate))
    return zone ? zones.getZone(zone) : undefined
  },
  recordsAt: zones.recordsAt,
  hasRecordsAtOrBelow: (zone, name) =>
    zones.recordsAt(zone, name).length > 0 ||
    zones.listRecords(zone).some((record) => record.name.endsWith(`.${name}`)),
})

/** Answers like the registries: our domains have the nameservers stored here, those of others their provider's. */
export const createDelegationLookup =
  (store: InwxStore, now: () => number) =>
  (name: string): string[] | undefined => {
    settleDueDomains(store, now())
    const zone = store.zones.getZone(name)
    if (zone?.since === 'the start') return zone.ns
    const domain = store.getDomain(name)
    if (domain?.status === 'OK') return domain.ns
    if (getDomain(name, { allowPrivateDomains: false }) !== name) return undefined
    return isRegisteredElsewhere(name, store) ? previousProviderNameservers : undefined
  }
