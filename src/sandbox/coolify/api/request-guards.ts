import type { Ability, Call, Route } from './define-route'
import { type Answer, gone, invalidRequest, message } from './responses'
import type { Body } from './validate-body'

export type Asked = {
  method: string
  path: string
  query: URLSearchParams
  token: string | undefined
  contentType: string
  text: string
}

export type Tokens = Record<string, readonly Ability[]>

const movedToPost = [
  /^\/deploy$/,
  /^\/applications\/[^/]+\/(start|stop|restart)$/,
  /^\/databases\/[^/]+\/(start|stop|restart)$/,
  /^\/servers\/[^/]+\/validate$/,
]

/** Since 4.2 what changes something is no longer done by GET. */
export const isGone = ({ method, path }: Asked) =>
  method === 'GET' && movedToPost.some((pattern) => pattern.test(path)) ? gone : undefined

export const abilitiesOf = (tokens: Tokens, { token }: Asked) =>
  token === undefined || !Object.hasOwn(tokens, token) ? undefined : tokens[token]

export const may = (abilities: readonly Ability[], ability: Ability) =>
  abilities.includes('root') || abilities.includes(ability)

export const missing = (ability: Ability) =>
  message(403, `Missing required permissions: ${ability}`)

export const unauthenticated = message(401, 'Unauthenticated.')
export const disabled: Answer = {
  status: 403,
  body: { success: true, message: 'API is disabled.' },
}
export const unknownPath: Answer = {
  status: 404,
  body: { message: 'Not found.', docs: 'https://coolify.io/docs' },
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// PHP counts [], 0, '' and null as nothing; an empty object passes this and fails the next check.
const isNothing = (value: unknown) =>
  !value || value === '0' || (Array.isArray(value) && value.length === 0)

/** The body as the route wants it, or the refusal. */
export const bodyOf = (route: Route, asked: Asked): { body: Body } | { refusal: Answer } => {
  if (route.body === 'none') return { body: {} }
  if (route.body === 'optional' && asked.text === '') return { body: {} }
  if (!/[/+]json\b/.test(asked.contentType))
    return { refusal: invalidRequest('Content-Type must be application/json.') }
  const body = parsed(asked.text)
  if (isNothing(body)) return { refusal: invalidRequest('Invalid JSON.') }
  if (typeof body !== 'object' || body === null || Object.keys(body).length === 0)
    return { refusal: invalidRequest('Empty JSON.') }
  return { body: body as Body }
}

export const callOf = (
  asked: Asked,
  path: Record<string, string>,
  body: Body,
  abilities: readonly Ability[],
): Call => ({ path, query: asked.query, body, sensitive: may(abilities, 'read:sensitive') })
