import type { ApiScope } from '../../../../events/codes'
import { apiScopes } from '../../../../events/codes'
import type { Fault } from '../../../../events/refusal-error'
import type { Asked } from '../../http/permission-router'
import { isId } from '../../http/query-parameters'

export const lifetimes = [30, 90, 365] as const

export type TokenTyped = { id: string; name: string; scopes: string[]; days: string }
export type TokenWish = { id: string; name: string; scopes: ApiScope[]; days: number }

const longestName = 60

const isScope = (text: string): text is ApiScope => apiScopes.some((scope) => scope === text)

/** What was typed into the form, as it is shown again. */
export const tokenTyped = async (c: Asked): Promise<TokenTyped> => {
  const body = await c.req.parseBody({ all: true })
  const texts = (name: string) =>
    [body[name] ?? []].flat().filter((value): value is string => typeof value === 'string')
  const text = (name: string) => texts(name)[0] ?? ''
  const name = text('name').replaceAll('\u0000', '').toWellFormed().trim()
  return { id: text('id'), name, scopes: texts('scopes'), days: text('days') }
}

const nameFault = (name: string): Fault[] => {
  if (name === '') return [{ pointer: '/name', code: 'REQUIRED' }]
  return name.length > longestName ? [{ pointer: '/name', code: 'TOO_LONG' }] : []
}

/** What a token is asked for, or what is wrong with it; whether she may is judged by the decider. */
export const wishOf = ({ id, name, scopes, days }: TokenTyped): TokenWish | Fault[] => {
  const known = scopes.filter(isScope)
  const lifetime = lifetimes.find((one) => String(one) === days)
  const faults: Fault[] = [
    ...(isId(id) ? [] : [{ pointer: '', code: 'KEY_MISSING' }]),
    ...nameFault(name),
    ...(known.length === 0 ? [{ pointer: '/scopes', code: 'SCOPE_NEEDED' }] : []),
    ...(known.length < scopes.length ? [{ pointer: '/scopes', code: 'INVALID' }] : []),
    ...(lifetime ? [] : [{ pointer: '/days', code: days === '' ? 'REQUIRED' : 'INVALID' }]),
  ]
  if (!lifetime || faults.length > 0) return faults
  return { id, name, scopes: known, days: lifetime }
}
