import type { RouteConfig } from '@hono/zod-openapi'
import type { ApiRoute } from '../http/api-route'
import { requestsPerMinute } from '../http/api-route'
import { legacyRefusal } from '../http/api-schemas'
import { isLegacyPath } from '../http/middleware/legacy-path'
import type { Permission } from '../http/permission-router'
import { httpStatusOf, problemSchema } from '../http/problem'

/** `permission` is `public` too where the handler itself checks the route's `credential`. */
export type DescribedRoute = { declaration: ApiRoute; permission: Permission }

type SecurityRequirements = Record<string, string[]>[]

/** Any of these lets a caller in. */
const securityByPermission: Readonly<Record<Permission, SecurityRequirements>> = {
  public: [],
  order: [{ orderToken: [] }, { session: [] }, { apiToken: [] }],
  runtime: [{ accessToken: [] }],
  operator: [{ metricsToken: [] }, {}],
  read: [{ session: [] }],
  write: [{ session: [] }],
  manage: [{ session: [] }],
  audit: [{ session: [] }],
  'projects:read': [{ apiToken: ['projects:read'] }],
  'projects:write': [{ apiToken: ['projects:write'] }],
  'projects:deploy': [{ apiToken: ['projects:deploy'] }],
  publish: [{ apiToken: ['publish'] }],
}

const tokenRefusals = ['UNAUTHENTICATED', 'TOKEN_INVALID', 'SCOPE_MISSING']
const staffRefusals = ['UNAUTHENTICATED', 'FORBIDDEN']

/** What the guard itself refuses. */
const guardRefusals: Readonly<Record<Permission, readonly string[]>> = {
  public: [],
  order: [...tokenRefusals, 'NOT_FOUND', 'RATE_LIMITED'],
  runtime: ['UNAUTHENTICATED', 'NOT_FOUND'],
  operator: ['FORBIDDEN'],
  read: staffRefusals,
  write: staffRefusals,
  manage: staffRefusals,
  audit: staffRefusals,
  'projects:read': tokenRefusals,
  'projects:write': tokenRefusals,
  'projects:deploy': tokenRefusals,
  publish: tokenRefusals,
}

const isValidated = ({ request, readsBodyItself }: ApiRoute) =>
  request?.body !== undefined && !readsBodyItself

/** What the middleware before every handler refuses. */
const requestRefusals = (route: ApiRoute) => [
  ...(route.method === 'post' ? ['TOO_LARGE', 'TOO_SLOW', 'BODY_INCOMPLETE', 'CROSS_SITE'] : []),
  ...(isValidated(route) ? ['BAD_JSON', 'INVALID'] : []),
  ...(isValidated(route) && !route.assumesJson ? ['NOT_SUPPORTED'] : []),
  ...(route.limit ? ['RATE_LIMITED'] : []),
]

const headerOf = (description: string) => ({ description, schema: { type: 'string' as const } })

const rateLimitHeaders = {
  RateLimit: headerOf('What is left, and the seconds until it is full again.'),
  'RateLimit-Policy': headerOf('How many requests in how many seconds.'),
}

const refusalHeaders = (status: number) => ({
  ...(status === 429 ? rateLimitHeaders : {}),
  ...(status === 429 || status === 503 ? { 'Retry-After': headerOf('In seconds.') } : {}),
})

const describeRefusal = (status: number, codes: readonly string[]) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  headers: refusalHeaders(status),
  content: { 'application/problem+json': { schema: problemSchema } },
})

/** What every call may end with, through no fault of the caller. */
const failures = ['INTERNAL', 'OVERLOADED', 'UNAVAILABLE']

/** Every code that a call may be refused with. */
const refusalsOf = ({ declaration, permission }: DescribedRoute): string[] => {
  const { refusals = [], denials = [] } = declaration
  const all = [guardRefusals[permission], denials, refusals, requestRefusals(declaration), failures]
  return [...new Set(all.flat())]
}

/** A status that the route answers itself too: either of both. */
const mergeResponses = (
  own: RouteConfig['responses'][number] | undefined,
  refusal: ReturnType<typeof describeRefusal>,
) =>
  own && !('$ref' in own)
    ? {
        description: `${own.description} Or ${refusal.description}.`,
        headers: { ...own.headers, ...refusal.headers },
        content: { ...own.content, ...refusal.content },
      }
    : refusal

const describeResponses = (route: DescribedRoute): RouteConfig['responses'] => {
  const { limit, path, responses } = route.declaration
  const limitHeaders = limit ? rateLimitHeaders : {}
  const answers = Object.entries(responses).map(([status, response]) => [
    status,
    '$ref' in response
      ? response
      : { ...response, headers: { ...response.headers, ...limitHeaders } },
  ])
  const { denials = [] } = route.declaration
  const statusOf = (code: string) => (denials.includes(code) ? 403 : httpStatusOf(code))
  const refusals = [...Map.groupBy(refusalsOf(route), statusOf)].map(([status, codes]) => [
    status,
    isLegacyPath(path)
      ? { ...legacyRefusal, headers: refusalHeaders(status) }
      : mergeResponses(responses[status], describeRefusal(status, codes)),
  ])
  return Object.fromEntries([...answers, ...refusals])
}

const operationIdOf = ({ method, path }: RouteConfig) =>
  `${method}${path}`.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next = '') => next.toUpperCase())

const describeSecurity = ({ declaration, permission }: DescribedRoute): SecurityRequirements => {
  const { credential, isCredentialOptional } = declaration
  if (!credential) return securityByPermission[permission]
  return [{ [credential]: [] }, ...(isCredentialOptional ? [{}] : [])]
}

/** A declared route as OpenAPI writes it: with its guard, its limit and all refusals. */
export const describeRoute = (route: DescribedRoute): RouteConfig => {
  const { method, path, tags = [], summary, description, request, limit } = route.declaration
  const limitText = limit && `At most ${requestsPerMinute[limit]} in a minute, where limits are on.`
  const text = [description, limitText].filter(Boolean).join(' ')
  return {
    method,
    path,
    operationId: operationIdOf(route.declaration),
    tags,
    ...(summary && { summary }),
    ...(text && { description: text }),
    security: describeSecurity(route),
    ...(request && { request }),
    responses: describeResponses(route),
  }
}
