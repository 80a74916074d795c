import { getDomain } from 'tldts'
import type { PlanLine } from '../../../events/project'

/** Money is spent only for a name that INWX neither holds nor is about to. */
export const needsPurchase = (state: 'absent' | 'pending' | 'failed' | 'held') =>
  state === 'absent' || state === 'failed'

/** The zones that an owned name may be in, its own first. */
export const listCandidateZones = (name: string): string[] => [
  ...new Set([name, getDomain(name) ?? name]),
]

/** The registrant's contact, then the name itself. */
export const purchaseLines = (name: string, netCents: number): PlanLine[] => [
  { act: 'create', what: 'contact', name },
  { act: 'buy', what: 'domain', name, netCents },
]

export const zoneLines = (zone: 'exists' | 'missing', name: string): PlanLine[] =>
  zone === 'exists' ? [] : [{ act: 'create', what: 'zone', name }]
