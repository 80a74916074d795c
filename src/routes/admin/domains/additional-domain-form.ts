import type { DomainKind } from '../../../../events/codes'
import { domainKinds } from '../../../../events/codes'
import type { OrderedDomain } from '../../../../events/project'
import type { Fault } from '../../../../events/refusal-error'
import type { Fields } from '../../http/form-fields'
import type { Desk } from '../../http/route-dependencies'
import { basesOf } from '../../orders/domain-lookup'

type Read = { domain: OrderedDomain; authCode?: string } | Fault[]

const longestCode = 100
const fault = (field: string, code: string, message?: string): Fault => ({
  pointer: `/${field}`,
  code,
  ...(message ? { message } : {}),
})
const notToBeHad = (message: string) => [fault('name', 'DOMAIN_NOT_AVAILABLE', message)]

const subdomain = (name: string, bases: readonly string[]): Read => {
  const baseDomain = bases
    .filter((base) => name.endsWith(`.${base}`))
    .toSorted((a, b) => b.length - a.length)
    .at(0)
  if (!baseDomain) return [fault('name', 'BASE_DOMAIN_NOT_OFFERED')]
  const label = name.slice(0, -baseDomain.length - 1)
  if (label.includes('.')) return [fault('name', 'BAD_LABEL')]
  return { domain: { kind: 'subdomain', name, baseDomain } }
}

/** One's own domain may be any name below it; what is bought must be for sale. */
const other = async (
  desk: Desk,
  {
    kind,
    typed,
    authCode,
  }: { kind: Exclude<DomainKind, 'subdomain'>; typed: string; authCode: string },
): Promise<Read> => {
  const bases = await basesOf(desk)
  const { is, name, found } = await desk.questions.domainName(kind, typed, bases)
  if (is === 'nothing') return [fault('name', 'BAD_DOMAIN')]
  if (bases.some((base) => name === base || name.endsWith(`.${base}`))) return notToBeHad('base')
  if (kind === 'owned') return { domain: { kind, name } }
  if (is === 'host') return [fault('name', 'BAD_DOMAIN')]
  const wanted = kind === 'registered' ? 'free' : 'taken'
  if (found?.state !== wanted) return notToBeHad(found?.state ?? 'unclear')
  if (kind === 'registered') return { domain: { kind, name } }
  if (!authCode) return [fault('authCode', 'REQUIRED')]
  return authCode.length > longestCode
    ? [fault('authCode', 'TOO_LONG')]
    : { domain: { kind, name }, authCode }
}

/** The name that somebody wants to add, as INWX lets it be had at this moment. */
export const addedName = async (desk: Desk, fields: Fields): Promise<Read> => {
  const kind = domainKinds.find((one) => one === fields.kind)
  const { name: typed = '', authCode = '' } = fields
  const faults = [
    ...(kind ? [] : [fault('kind', 'REQUIRED')]),
    ...(typed ? [] : [fault('name', 'REQUIRED')]),
  ]
  if (!kind || faults.length > 0) return faults
  return kind === 'subdomain'
    ? subdomain(typed.toLowerCase(), await basesOf(desk))
    : other(desk, { kind, typed, authCode })
}
