import type { DomainKind } from '../../../../events/codes'
import { domainKinds } from '../../../../events/codes'
import type { OrderedDomain } from '../../../../events/domain'
import type { FieldError } from '../../../../events/refusal-error'
import type { FormFields } from '../../http/form-fields'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadBaseDomainNames } from '../../orders/domain-lookup'

type ParsedDomain = { domain: OrderedDomain; authCode?: string } | FieldError[]

const maxAuthCodeLength = 100
const fieldError = (field: string, code: string, message?: string): FieldError => ({
  pointer: `/${field}`,
  code,
  ...(message ? { message } : {}),
})
const notAvailable = (message: string) => [fieldError('name', 'DOMAIN_NOT_AVAILABLE', message)]

const parseSubdomain = (name: string, bases: readonly string[]): ParsedDomain => {
  const baseDomain = bases
    .filter((base) => name.endsWith(`.${base}`))
    .toSorted((a, b) => b.length - a.length)
    .at(0)
  if (!baseDomain) return [fieldError('name', 'BASE_DOMAIN_NOT_OFFERED')]
  const label = name.slice(0, -baseDomain.length - 1)
  if (label.includes('.')) return [fieldError('name', 'BAD_LABEL')]
  return { domain: { kind: 'subdomain', name, baseDomain } }
}

/** One's own domain may be any name below it; what is bought must be for sale. */
const parseOwnOrBoughtDomain = async (
  deps: RouteDependencies,
  {
    kind,
    typed,
    authCode,
  }: { kind: Exclude<DomainKind, 'subdomain'>; typed: string; authCode: string },
): Promise<ParsedDomain> => {
  const bases = await loadBaseDomainNames(deps)
  const { is, name, found } = await deps.vendorQueries.checkDomainName(kind, typed, bases)
  if (is === 'nothing') return [fieldError('name', 'BAD_DOMAIN')]
  if (bases.some((base) => name === base || name.endsWith(`.${base}`))) return notAvailable('base')
  if (kind === 'owned') return { domain: { kind, name } }
  if (is === 'host') return [fieldError('name', 'BAD_DOMAIN')]
  const wanted = kind === 'registered' ? 'free' : 'taken'
  if (found?.state !== wanted) return notAvailable(found?.state ?? 'unclear')
  if (kind === 'registered') return { domain: { kind, name } }
  if (!authCode) return [fieldError('authCode', 'REQUIRED')]
  return authCode.length > maxAuthCodeLength
    ? [fieldError('authCode', 'TOO_LONG')]
    : { domain: { kind, name }, authCode }
}

/** The name that somebody wants to add, as INWX lets it be had at this moment. */
export const parseAdditionalDomain = async (
  deps: RouteDependencies,
  fields: FormFields,
): Promise<ParsedDomain> => {
  const kind = domainKinds.find((one) => one === fields.kind)
  const { name: typed = '', authCode = '' } = fields
  const errors = [
    ...(kind ? [] : [fieldError('kind', 'REQUIRED')]),
    ...(typed ? [] : [fieldError('name', 'REQUIRED')]),
  ]
  if (!kind || errors.length > 0) return errors
  return kind === 'subdomain'
    ? parseSubdomain(typed.toLowerCase(), await loadBaseDomainNames(deps))
    : parseOwnOrBoughtDomain(deps, { kind, typed, authCode })
}
