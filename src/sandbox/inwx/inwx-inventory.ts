import { settleDueDomains } from './domains/registry-lifecycle'
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

export const buildInwxInventory = (store: InwxStore, now: number): InwxInventory => {
  settleDueDomains(store, now)
  return {
    domains: store.listDomains().map((domain) => ({
      name: domain.name,
      roId: domain.roId,
      status: domain.status,
      renewalMode: domain.renewalMode,
      ns: domain.ns,
      priceCents: domain.priceCents,
      expiresAt: new Date(domain.expiresAt).toISOString(),
    })),
    zones: store.zones.listZones().map(({ name }) => ({
      name,
      records: store.zones
        .listRecords(name)
        .map(({ id, name, type, content, ttl }) => ({ id, name, type, content, ttl })),
    })),
    balanceCents: store.getBalanceCents(),
  }
}
