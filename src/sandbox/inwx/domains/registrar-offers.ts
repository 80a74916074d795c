import { getDomain } from 'tldts'
import type { InwxStore } from '../store/inwx-store'

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
const defaultPriceCents = 2490
const premiumFactor = 100

export type RegistrarOffer =
  | { state: 'free'; priceCents: number; premium: boolean }
  | { state: 'taken' }
  | { state: 'unclear'; reason: string }

const startsWithAny = (name: string, ...words: string[]) =>
  words.some((word) => name.startsWith(word))

const takenPrefixes = ['taken', 'vergeben', 'locked', 'gesperrt', 'google.', 'example.']

/** Others have it: from the beginning, by its name, or because it was given away. */
export const isRegisteredElsewhere = (name: string, state: InwxStore): boolean =>
  state.isRegisteredElsewhere(name) || startsWithAny(name, ...takenPrefixes)

/** Owners of these let nobody transfer them away. */
export const isTransferLocked = (name: string) => startsWithAny(name, 'locked', 'gesperrt')

/** The stand-in's world: by their beginning, names are taken, dear or beyond checking; all others are free. */
export const getRegistrarOffer = (name: string, state: InwxStore): RegistrarOffer => {
  if (getDomain(name, { allowPrivateDomains: false }) !== name)
    return { state: 'unclear', reason: 'Not a registrable domain name.' }
  if (startsWithAny(name, 'unclear', 'unklar'))
    return { state: 'unclear', reason: 'The registry did not answer.' }
  const ours = state.getDomain(name)
  if ((ours && !ours.status.endsWith('FAILED')) || state.zones.getZone(name)?.since === 'the start')
    return { state: 'taken' }
  if (isRegisteredElsewhere(name, state)) return { state: 'taken' }
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const premium = startsWithAny(name, 'premium')
  const cents = centsByEnding[ending] ?? defaultPriceCents
  return { state: 'free', premium, priceCents: premium ? cents * premiumFactor : cents }
}

export const getPriceCents = (name: string, state: InwxStore): number => {
  const offer = getRegistrarOffer(name, state)
  if (offer.state === 'free') return offer.priceCents
  return centsByEnding[name.slice(name.lastIndexOf('.') + 1)] ?? defaultPriceCents
}

export const toEuros = (cents: number) => cents / 100
