import type { DomainKind } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/project'
import type { Fault } from '../../../events/refusal-error'
import { isLabel } from '../naming/hostname'
import type { Offer } from './order-catalogue'

/** What was found out about a name that somebody typed; a decider cannot ask the world. */
export type JudgedName = {
  /** In lower-case ACE; empty when it is no domain name. */
  name: string
  is: 'registrable' | 'host' | 'nothing'
  /** Whose domain it is by our own streams. */
  holder: 'orderer' | 'other'
  /** What the registrar says; not asked about a domain that its owner keeps. */
  found?: {
    state: 'free' | 'taken' | 'ours' | 'unclear' | 'unreachable'
    netCents?: number
    currency?: string
  }
  /** What its registry asks for. */
  rules?: {
    authCode: 'needed' | 'not needed'
    owners: readonly ('person' | 'organisation')[]
    required: readonly string[]
  }
}

export type WantedDomain = {
  kind: DomainKind
  label?: string | undefined
  baseDomain?: string | undefined
  name?: string | undefined
  /** The code itself is no business of the decider's. */
  authCode?: 'given' | 'missing'
  judged?: JudgedName
}

export type DomainWish = {
  domain: WantedDomain
  business: { company: boolean }
  /** Fields of the customer that a registry wants and that are not told. */
  missingContact?: readonly string[]
}

const fault = (pointer: string, code: string): Fault => ({ pointer, code })
const notToBeHad = (message: string): Fault => ({
  ...fault('/domain/name', 'DOMAIN_NOT_AVAILABLE'),
  message,
})

const subdomainFaults = (offer: Offer, { label, baseDomain }: WantedDomain): Fault[] => {
  const offered = offer.baseDomains.some(({ name }) => name === baseDomain)
  return [
    ...(offered ? [] : [fault('/domain/baseDomain', 'BASE_DOMAIN_NOT_OFFERED')]),
    ...(label && isLabel(label) ? [] : [fault('/domain/label', 'BAD_LABEL')]),
  ]
}

const nameFaults = (offer: Offer, { kind, name, judged }: WantedDomain): Fault[] => {
  if (!name) return [fault('/domain/name', 'REQUIRED')]
  if (!judged || judged.is === 'nothing') return [fault('/domain/name', 'BAD_DOMAIN')]
  const base = offer.baseDomains.some(
    (one) => judged.name === one.name || judged.name.endsWith(`.${one.name}`),
  )
  if (base) return [notToBeHad('base')]
  return isBought(kind) && judged.is !== 'registrable' ? [fault('/domain/name', 'BAD_DOMAIN')] : []
}

/** Why a name cannot be bought; the sentence is chosen by it. */
const hindrance = ({ kind, judged }: WantedDomain): string | undefined => {
  const found = judged?.found
  if (!found) return 'unclear'
  const wanted = kind === 'registered' ? 'free' : 'taken'
  if (found.state !== wanted) return found.state
  if (found.netCents === undefined) return 'unclear'
  return found.currency === 'EUR' ? undefined : 'currency'
}

const registryFaults = ({ domain, business }: DomainWish): Fault[] => {
  const { rules } = domain.judged ?? {}
  if (!rules) return []
  const owner = business.company ? 'organisation' : 'person'
  const needed = rules.required.join(', ')
  return [
    ...(rules.owners.includes(owner)
      ? []
      : [fault('/customer/company', `OWNER_${owner === 'person' ? 'COMPANY' : 'PERSON'}_ONLY`)]),
    ...(needed ? [{ ...fault('/domain/name', 'TLD_NEEDS_MORE'), message: needed }] : []),
  ]
}

const codeFaults = ({ kind, authCode, judged }: WantedDomain): Fault[] =>
  kind === 'transferred' && authCode !== 'given' && judged?.rules?.authCode !== 'not needed'
    ? [fault('/domain/authCode', 'REQUIRED')]
    : []

const boughtFaults = (offer: Offer, wish: DomainWish): Fault[] => {
  const { domain, missingContact = [] } = wish
  const contact = missingContact.map((name) => fault(`/customer/${name}`, 'CONTACT_INCOMPLETE'))
  const named = nameFaults(offer, domain)
  if (named.length > 0) return [...named, ...codeFaults(domain), ...contact]
  const because = hindrance(domain)
  const found = because ? [notToBeHad(because)] : registryFaults(wish)
  return [...found, ...codeFaults(domain), ...contact]
}

/** All that speaks against the address that an order asks for. */
export const domainFaults = (offer: Offer, wish: DomainWish, by: 'public' | 'staff'): Fault[] => {
  const { domain } = wish
  if (domain.kind === 'subdomain') return subdomainFaults(offer, domain)
  if (isBought(domain.kind)) return boughtFaults(offer, wish)
  if (by === 'public' && domain.judged?.holder !== 'orderer')
    return [fault('/domain/kind', 'STAFF_ONLY')]
  return nameFaults(offer, domain)
}

/** The address as it is ordered, once nothing speaks against it. */
export const orderedDomain = ({ kind, label, baseDomain, judged }: WantedDomain): OrderedDomain =>
  kind === 'subdomain'
    ? { kind, name: `${label}.${baseDomain}`, baseDomain: baseDomain ?? '' }
    : { kind, name: judged?.name ?? '' }
