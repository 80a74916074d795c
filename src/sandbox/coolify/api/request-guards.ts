import type { CoolifyRequest, CoolifyRoute, TokenAbility } from './define-route'
import { type CoolifyResponse, methodNotAllowedResponse, respond } from './responses'
import type { JsonBody } from './validate-body'

export type CoolifyHttpRequest = {
  method: string
  path: string
  query: URLSearchParams
  token: string | undefined
  contentType: string
  text: string
}

export type TokenAbilities = Record<string, readonly TokenAbility[]>

const postOnlyPaths = [
  /^\/deploy$/,
  /^\/applications\/[^/]+\/(start|stop|restart)$/,
  /^\/databases\/[^/]+\/(start|stop|restart)$/,
  /^\/servers\/[^/]+\/validate$/,
]

/** Since 4.2 these actions refuse GET. */
export const rejectMovedGet = ({ method, path }: CoolifyHttpRequest) =>
  method === 'GET' && postOnlyPaths.some((pattern) => pattern.test(path))
    ? methodNotAllowedResponse
    : undefined

export const findTokenAbilities = (tokens: TokenAbilities, { token }: CoolifyHttpRequest) =>
  token === undefined || !Object.hasOwn(tokens, token) ? undefined : tokens[token]

export const hasAbility = (abilities: readonly TokenAbility[], ability: TokenAbility) =>
  abilities.includes('root') || abilities.includes(ability)

export const respondMissingAbility = (ability: TokenAbility) =>
  respond.message(403, `Missing required permissions: ${ability}`)

export const invalidTokenResponse = respond.message(401, 'Unauthenticated.')
export const apiDisabledResponse: CoolifyResponse = {
  status: 403,
  body: { success: true, message: 'API is disabled.' },
}
export const unknownPathResponse: CoolifyResponse = {
  status: 404,
  body: { message: 'Not found.', docs: 'https://coolify.io/docs' },
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// PHP's `empty()`: [], 0, '' and null; an empty object passes this check and fails the next one.
const isEmptyForPhp = (value: unknown) =>
  !value || value === '0' || (Array.isArray(value) && value.length === 0)

/** What Laravel reads of a body that no controller checks: JSON or a form, else nothing. */
const parseLenientBody = ({ contentType, text }: CoolifyHttpRequest): JsonBody => {
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text))
  const body = /[/+]json\b/.test(contentType) ? parseJson(text) : undefined
  return typeof body === 'object' && body !== null ? (body as JsonBody) : {}
}

/** The body that the route demands, or the refusal. */
export const parseRequestBody = (
  route: CoolifyRoute,
  request: CoolifyHttpRequest,
): { body: JsonBody } | { refusal: CoolifyResponse } => {
  if (route.body === 'none') return { body: {} }
  if (route.body === 'lenient') return { body: parseLenientBody(request) }
  if (route.body === 'optional' && request.text === '') return { body: {} }
  if (!/[/+]json\b/.test(request.contentType))
    return { refusal: respond.invalidRequest('Content-Type must be application/json.') }
  const body = parseJson(request.text)
  if (isEmptyForPhp(body)) return { refusal: respond.invalidRequest('Invalid JSON.') }
  if (typeof body !== 'object' || body === null || Object.keys(body).length === 0)
    return { refusal: respond.invalidRequest('Empty JSON.') }
  return { body: body as JsonBody }
}

export const toCoolifyRequest = (
  request: CoolifyHttpRequest,
  path: Record<string, string>,
  body: JsonBody,
  abilities: readonly TokenAbility[],
): CoolifyRequest => ({
  path,
  query: request.query,
  body,
  canReadSecrets: hasAbility(abilities, 'read:sensitive'),
})
