import { getDomain } from 'tldts'
import { isRegisteredElsewhere } from '../domains/registrar-offers'
import { settleDueDomains } from '../domains/registry-lifecycle'
import { previousProviderNameservers } from '../domains/tld-rules'
import type { InwxStore } from '../store/inwx-store'

/** The registries' view: our domains lead where INWX says, those of others to their old provider. */
export const createDelegationLookup =
  (state: InwxStore, now: () => number) =>
  (name: string): string[] | undefined => {
    settleDueDomains(state, now())
    const zone = state.zones.getZone(name)
    if (zone?.since === 'the start') return zone.ns
    const ours = state.getDomain(name)
    if (ours?.status === 'OK') return ours.ns
    if (getDomain(name, { allowPrivateDomains: false }) !== name) return undefined
    return isRegisteredElsewhere(name, state) ? previousProviderNameservers : undefined
  }
