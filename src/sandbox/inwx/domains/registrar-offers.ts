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

/** Endings with a price of their own. */
export const pricedTlds = Object.keys(centsByEnding)

export const getListPriceCents = (tld: string): number => centsByEnding[tld] ?? defaultPriceCents
const premiumFactor = 100

export type RegistrarOffer =
  | { state: 'free'; priceCents: number; premium: boolean }
  | { state: 'taken' }
  | { state: 'unclear'; reason: string }

const startsWithAny = (name: string, ...prefixes: string[]) =>
  prefixes.some((prefix) => name.startsWith(prefix))

const takenPrefixes = ['taken', 'vergeben', 'locked', 'gesperrt', 'google.', 'example.']

/** By its prefix, or because `registerElsewhere` was called for it. */
export const isRegisteredElsewhere = (name: string, store: InwxStore): boolean =>
  store.isRegisteredElsewhere(name) || startsWithAny(name, ...takenPrefixes)

/** Names with these prefixes refuse transfers. */
export const isTransferLocked = (name: string) => startsWithAny(name, 'locked', 'gesperrt')

/** The prefix of a name makes it taken, premium or uncheckable; all other names are free. */
export const getRegistrarOffer = (name: string, store: InwxStore): RegistrarOffer => {
  if (getDomain(name, { allowPrivateDomains: false }) !== name)
    return { state: 'unclear', reason: 'Not a registrable domain name.' }
  if (startsWithAny(name, 'unclear', 'unklar'))
    return { state: 'unclear', reason: 'The registry did not answer.' }
  const domain = store.getDomain(name)
  if (
    (domain && !domain.status.endsWith('FAILED')) ||
    store.zones.getZone(name)?.since === 'the start'
  )
    return { state: 'taken' }
  if (isRegisteredElsewhere(name, store)) return { state: 'taken' }
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const premium = startsWithAny(name, 'premium')
  const cents = getListPriceCents(ending)
  return { state: 'free', premium, priceCents: premium ? cents * premiumFactor : cents }
}

export const getPriceCents = (name: string, store: InwxStore): number => {
  const offer = getRegistrarOffer(name, store)
  if (offer.state === 'free') return offer.priceCents
  return getListPriceCents(name.slice(name.lastIndexOf('.') + 1))
}

export const toEuros = (cents: number) => cents / 100
