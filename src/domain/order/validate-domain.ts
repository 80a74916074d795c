import type { DomainKind } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import type { FieldError } from '../../../events/refusal-error'
import { fieldError } from '../../../events/refusal-error'
import type { ContactFault } from '../contact/contact-fields'
import { isLabel } from '../naming/hostname'
import type { OrderCatalogue } from './order-catalogue'

/** What was found out about a name that somebody typed; a decider cannot ask the world. */
export type DomainLookup = {
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

export type RequestedDomain = {
  kind: DomainKind
  label?: string | undefined
  baseDomain?: string | undefined
  name?: string | undefined
  /** The code itself is no business of the decider's. */
  authCode?: 'given' | 'missing'
  lookup?: DomainLookup
}

export type DomainRequest = {
  domain: RequestedDomain
  business: { company: boolean }
  /** What a registrar would refuse of the customer as the holder of a domain. */
  contactFaults?: readonly ContactFault[]
}

const domainNotAvailable = (message: string): FieldError => ({
  ...fieldError('/domain/name', 'DOMAIN_NOT_AVAILABLE'),
  message,
})

const validateSubdomain = (
  offer: OrderCatalogue,
  { label, baseDomain }: RequestedDomain,
): FieldError[] => {
  const offered = offer.baseDomains.some(({ name }) => name === baseDomain)
  return [
    ...(offered ? [] : [fieldError('/domain/baseDomain', 'BASE_DOMAIN_NOT_OFFERED')]),
    ...(label && isLabel(label) ? [] : [fieldError('/domain/label', 'BAD_LABEL')]),
  ]
}

const validateDomainName = (
  offer: OrderCatalogue,
  { kind, name, lookup }: RequestedDomain,
): FieldError[] => {
  if (!name) return [fieldError('/domain/name', 'REQUIRED')]
  if (!lookup || lookup.is === 'nothing') return [fieldError('/domain/name', 'BAD_DOMAIN')]
  const base = offer.ownBaseDomains.some(
    (one) => lookup.name === one.name || lookup.name.endsWith(`.${one.name}`),
  )
  if (base) return [domainNotAvailable('base')]
  return isBought(kind) && lookup.is !== 'registrable'
    ? [fieldError('/domain/name', 'BAD_DOMAIN')]
    : []
}

/** Why a name cannot be bought; the sentence is chosen by it. */
const findPurchaseObstacle = ({ kind, lookup }: RequestedDomain): string | undefined => {
  const found = lookup?.found
  if (!found) return 'unclear'
  const wanted = kind === 'registered' ? 'free' : 'taken'
  if (found.state !== wanted) return found.state
  if (found.netCents === undefined) return 'unclear'
  return found.currency === 'EUR' ? undefined : 'currency'
}

const validateRegistryRules = ({ domain, business }: DomainRequest): FieldError[] => {
  const { rules } = domain.lookup ?? {}
  if (!rules) return []
  const owner = business.company ? 'organisation' : 'person'
  const needed = rules.required.join(', ')
  return [
    ...(rules.owners.includes(owner)
      ? []
      : [
          fieldError(
            '/customer/company',
            `OWNER_${owner === 'person' ? 'COMPANY' : 'PERSON'}_ONLY`,
          ),
        ]),
    ...(needed ? [{ ...fieldError('/domain/name', 'TLD_NEEDS_MORE'), message: needed }] : []),
  ]
}

const validateAuthCode = ({ kind, authCode, lookup }: RequestedDomain): FieldError[] =>
  kind === 'transferred' && authCode !== 'given' && lookup?.rules?.authCode !== 'not needed'
    ? [fieldError('/domain/authCode', 'REQUIRED')]
    : []

const validatePurchase = (offer: OrderCatalogue, request: DomainRequest): FieldError[] => {
  const { domain, contactFaults = [] } = request
  const contact = contactFaults.map(({ field, code }) => fieldError(`/customer/${field}`, code))
  const named = validateDomainName(offer, domain)
  if (named.length > 0) return [...named, ...validateAuthCode(domain), ...contact]
  const because = findPurchaseObstacle(domain)
  const found = because ? [domainNotAvailable(because)] : validateRegistryRules(request)
  return [...found, ...validateAuthCode(domain), ...contact]
}

/** All that speaks against the address that an order asks for. */
export const validateDomain = (
  offer: OrderCatalogue,
  request: DomainRequest,
  by: 'public' | 'staff',
): FieldError[] => {
  const { domain } = request
  if (domain.kind === 'subdomain') return validateSubdomain(offer, domain)
  if (isBought(domain.kind)) return validatePurchase(offer, request)
  if (by === 'public' && domain.lookup?.holder !== 'orderer')
    return [fieldError('/domain/kind', 'STAFF_ONLY')]
  return validateDomainName(offer, domain)
}

/** The address as it is ordered, once nothing speaks against it. */
export const toOrderedDomain = ({
  kind,
  label,
  baseDomain,
  lookup,
}: RequestedDomain): OrderedDomain =>
  kind === 'subdomain'
    ? { kind, name: `${label}.${baseDomain}`, baseDomain: baseDomain ?? '' }
    : { kind, name: lookup?.name ?? '' }
