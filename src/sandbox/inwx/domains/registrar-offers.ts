import { getDomain } from 'tldts'
import type { State } from '../store/inwx-store'

const centsByEnding: Record<string, number> = {
  de: 590,
  at: 1350,
  ch: 1250,
  eu: 790,
  com: 1999,
  net: 1599,
  org: 1490,
  gmbh: 2990,
}
const otherwiseCents = 2490
const premiumFactor = 100

export type Offer =
  | { state: 'free'; priceCents: number; premium: boolean }
  | { state: 'taken' }
  | { state: 'unclear'; reason: string }

const begins = (name: string, ...words: string[]) => words.some((word) => name.startsWith(word))

const taken = ['taken', 'vergeben', 'locked', 'gesperrt', 'google.', 'example.']

/** Others have it: from the beginning, by its name, or because it was given away. */
export const isStrangers = (name: string, state: State): boolean =>
  state.isStrangers(name) || begins(name, ...taken)

/** Owners of these let nobody transfer them away. */
export const isLocked = (name: string) => begins(name, 'locked', 'gesperrt')

/** The stand-in's world: by their beginning, names are taken, dear or beyond checking; all others are free. */
export const offerFor = (name: string, state: State): Offer => {
  if (getDomain(name, { allowPrivateDomains: false }) !== name)
    return { state: 'unclear', reason: 'Not a registrable domain name.' }
  if (begins(name, 'unclear', 'unklar'))
    return { state: 'unclear', reason: 'The registry did not answer.' }
  const ours = state.domain(name)
  if ((ours && !ours.status.endsWith('FAILED')) || state.zones.zone(name)?.since === 'the start')
    return { state: 'taken' }
  if (isStrangers(name, state)) return { state: 'taken' }
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const premium = begins(name, 'premium')
  const cents = centsByEnding[ending] ?? otherwiseCents
  return { state: 'free', premium, priceCents: premium ? cents * premiumFactor : cents }
}

export const priceCentsFor = (name: string, state: State): number => {
  const offer = offerFor(name, state)
  if (offer.state === 'free') return offer.priceCents
  return centsByEnding[name.slice(name.lastIndexOf('.') + 1)] ?? otherwiseCents
}

export const euros = (cents: number) => cents / 100
