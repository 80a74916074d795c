import { getDomain } from 'tldts'
import { isStrangers } from '../domains/registrar-offers'
import { settle } from '../domains/registry-lifecycle'
import { oldNameservers } from '../domains/tld-rules'
import type { State } from '../store/inwx-store'

/** The registries' view: our domains lead where INWX says, those of others to their old provider. */
export const delegationsOf =
  (state: State, now: () => number) =>
  (name: string): string[] | undefined => {
    settle(state, now())
    const zone = state.zones.zone(name)
    if (zone?.since === 'the start') return zone.ns
    const ours = state.domain(name)
    if (ours?.status === 'OK') return ours.ns
    if (getDomain(name, { allowPrivateDomains: false }) !== name) return undefined
    return isStrangers(name, state) ? oldNameservers : undefined
  }
