import type { ApiScope } from '../../../../events/codes'
import { apiScopes, isOneOf } from '../../../../events/codes'
import type { FieldError } from '../../../../events/refusal-error'
import { isReadableLine } from '../../../domain/contact/text-line'
import type { RequestContext } from '../../http/permission-router'
import { isUuid } from '../../http/query-parameters'

export const apiTokenLifetimeDays = [30, 90, 365] as const

export type ApiTokenForm = { id: string; name: string; scopes: string[]; days: string }
export type ApiTokenRequest = { id: string; name: string; scopes: ApiScope[]; days: number }

const maxNameLength = 60

/** What was typed into the form, as it is shown again. */
export const readApiTokenForm = async (c: RequestContext): Promise<ApiTokenForm> => {
  const body = await c.req.parseBody({ all: true })
  const texts = (name: string) =>
    [body[name] ?? []].flat().filter((value): value is string => typeof value === 'string')
  const text = (name: string) => texts(name)[0] ?? ''
  const name = text('name').replaceAll('\u0000', '').toWellFormed().trim()
  return { id: text('id'), name, scopes: texts('scopes'), days: text('days') }
}

const validateTokenName = (name: string): FieldError[] => {
  if (name === '') return [{ pointer: '/name', code: 'REQUIRED' }]
  if (!isReadableLine(name)) return [{ pointer: '/name', code: 'BAD_CHARACTERS' }]
  return name.length > maxNameLength ? [{ pointer: '/name', code: 'TOO_LONG' }] : []
}

/** What a token is asked for, or what is wrong with it; whether she may is judged by the decider. */
export const parseApiTokenRequest = ({
  id,
  name,
  scopes,
  days,
}: ApiTokenForm): ApiTokenRequest | FieldError[] => {
  const known = scopes.filter((scope): scope is ApiScope => isOneOf(apiScopes, scope))
  const lifetime = apiTokenLifetimeDays.find((one) => String(one) === days)
  const errors: FieldError[] = [
    ...(isUuid(id) ? [] : [{ pointer: '', code: 'KEY_MISSING' }]),
    ...validateTokenName(name),
    ...(known.length === 0 ? [{ pointer: '/scopes', code: 'SCOPE_NEEDED' }] : []),
    ...(known.length < scopes.length ? [{ pointer: '/scopes', code: 'INVALID' }] : []),
    ...(lifetime ? [] : [{ pointer: '/days', code: days === '' ? 'REQUIRED' : 'INVALID' }]),
  ]
  if (!lifetime || errors.length > 0) return errors
  return { id, name, scopes: known, days: lifetime }
}
