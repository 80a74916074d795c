import { z } from 'zod'
import { requestsPerMinute } from '../http/middleware/rate-limits'
import type { ApiCall, ApiParameter, ApiResponse, RefusalCodes } from './api-call'
import { mergeRefusals, refusalsByStatus } from './api-call'
import { toRequestSchema, toResponseSchema } from './json-schema'

type Json = Record<string, unknown>

/** Who is asked for what: any of these will do. */
const securityByPermission: Readonly<Record<ApiCall['permission'], Json[]>> = {
  public: [],
  order: [{ orderToken: [] }, { session: [] }, { apiToken: [] }],
  runtime: [{ accessToken: [] }],
  key: [{ runtimeKey: [] }],
  signature: [{ stripeSignature: [] }],
  operator: [{ metricsToken: [] }, {}],
  read: [{ session: [] }],
  write: [{ session: [] }],
  manage: [{ session: [] }],
  audit: [{ session: [] }],
  'projects:read': [{ apiToken: ['projects:read'] }],
  'projects:write': [{ apiToken: ['projects:write'] }],
  'projects:deploy': [{ apiToken: ['projects:deploy'] }],
}

const tokenRefusals = refusalsByStatus('UNAUTHENTICATED', 'TOKEN_INVALID', 'SCOPE_MISSING')
const staffRefusals = refusalsByStatus('UNAUTHENTICATED', 'FORBIDDEN')

/** What the door itself refuses. */
const guardRefusals: Readonly<Record<ApiCall['permission'], RefusalCodes>> = {
  public: {},
  order: mergeRefusals(tokenRefusals, refusalsByStatus('NOT_FOUND'), { 429: ['RATE_LIMITED'] }),
  runtime: refusalsByStatus('UNAUTHENTICATED', 'NOT_FOUND'),
  key: {},
  signature: {},
  operator: refusalsByStatus('FORBIDDEN'),
  read: staffRefusals,
  write: staffRefusals,
  manage: staffRefusals,
  audit: staffRefusals,
  'projects:read': tokenRefusals,
  'projects:write': tokenRefusals,
  'projects:deploy': tokenRefusals,
}

const pathParameterDescriptions: Readonly<Record<string, string>> = {
  id: "The project's id.",
  name: 'Its name.',
}

const pathParameters = (path: string): ApiParameter[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: pathParameterDescriptions[name] ?? '',
  }))

const toParameter = ({
  name,
  in: place,
  required = false,
  description,
  schema,
}: ApiParameter): Json => ({
  name,
  in: place,
  required,
  description,
  schema: toRequestSchema(schema ?? z.string()),
})

const headersOf = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  )

const rateLimitHeaders = {
  RateLimit: 'What is left, and the seconds until it is full again.',
  'RateLimit-Policy': 'How many requests in how many seconds.',
}

const toResponse = (
  { description, schema, type, headers = {} }: ApiResponse,
  more: object,
): Json => ({
  description,
  headers: headersOf({ ...headers, ...more }),
  ...(schema && {
    content: { [type ?? 'application/json']: { schema: toResponseSchema(schema) } },
  }),
})

const toRefusalResponse = (status: number, codes: readonly string[]): Json => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  headers: status === 429 ? headersOf({ ...rateLimitHeaders, 'Retry-After': 'In seconds.' }) : {},
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const refusalsOf = ({ method, permission, limit, refusals = {} }: ApiCall): RefusalCodes =>
  mergeRefusals(
    guardRefusals[permission],
    refusals,
    method === 'post' ? refusalsByStatus('TOO_LARGE') : {},
    limit ? { 429: ['RATE_LIMITED'] } : {},
    refusalsByStatus('INTERNAL'),
  )

const responsesOf = (call: ApiCall): Json => {
  const more = call.limit ? rateLimitHeaders : {}
  const refusals = Object.entries(refusalsOf(call)).map(
    ([status, codes]) => [status, toRefusalResponse(Number(status), codes)] as const,
  )
  const answers = Object.entries(call.responses).map(
    ([status, one]) => [status, toResponse(one, more)] as const,
  )
  return Object.fromEntries([...answers, ...refusals])
}

const bodyOf = ({ description, schema, type, required }: NonNullable<ApiCall['body']>): Json => ({
  description,
  required,
  content: { [type ?? 'application/json']: { schema: toRequestSchema(schema) } },
})

const limitSentences = ({ limit }: ApiCall) =>
  limit ? [`At most ${requestsPerMinute[limit]} in a minute, where limits are on.`] : []

export const pathTemplateOf = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

const operationIdOf = ({ method, path }: ApiCall) =>
  `${method}${path}`.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next = '') => next.toUpperCase())

/** A call as OpenAPI 3.1 writes it. */
export const toOperation = (call: ApiCall): Json => {
  const { path, tag, summary, description, permission, parameters = [], body } = call
  const all = [...pathParameters(path), ...parameters]
  const told = [...(description ? [description] : []), ...limitSentences(call)].join(' ')
  return {
    operationId: operationIdOf(call),
    tags: [tag],
    summary,
    ...(told && { description: told }),
    security: securityByPermission[permission],
    ...(all.length > 0 && { parameters: all.map(toParameter) }),
    ...(body && { requestBody: bodyOf(body) }),
    responses: responsesOf(call),
  }
}
