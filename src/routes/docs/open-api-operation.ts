import { z } from 'zod'
import { perMinute } from '../http/middleware/rate-limits'
import type { Answer, Call, Parameter, Refusals } from './api-call'
import { refused, together } from './api-call'
import { answeredSchema, sentSchema } from './json-schema'

type Json = Record<string, unknown>

/** Who is asked for what: any of these will do. */
const passes: Readonly<Record<Call['who'], Json[]>> = {
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

const tokenOnly = refused('UNAUTHENTICATED', 'TOKEN_INVALID', 'SCOPE_MISSING')
const staffOnly = refused('UNAUTHENTICATED', 'FORBIDDEN')

/** What the door itself refuses. */
const atDoor: Readonly<Record<Call['who'], Refusals>> = {
  public: {},
  order: together(tokenOnly, refused('NOT_FOUND'), { 429: ['RATE_LIMITED'] }),
  runtime: refused('UNAUTHENTICATED', 'NOT_FOUND'),
  key: {},
  signature: {},
  operator: refused('FORBIDDEN'),
  read: staffOnly,
  write: staffOnly,
  manage: staffOnly,
  audit: staffOnly,
  'projects:read': tokenOnly,
  'projects:write': tokenOnly,
  'projects:deploy': tokenOnly,
}

const inPath: Readonly<Record<string, string>> = { id: "The project's id.", name: 'Its name.' }

const pathParameters = (path: string): Parameter[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: inPath[name] ?? '',
  }))

const parameter = ({
  name,
  in: place,
  required = false,
  description,
  schema,
}: Parameter): Json => ({
  name,
  in: place,
  required,
  description,
  schema: sentSchema(schema ?? z.string()),
})

const headersOf = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  )

const counted = {
  RateLimit: 'What is left, and the seconds until it is full again.',
  'RateLimit-Policy': 'How many requests in how many seconds.',
}

const answer = ({ description, schema, type, headers = {} }: Answer, more: object): Json => ({
  description,
  headers: headersOf({ ...headers, ...more }),
  ...(schema && { content: { [type ?? 'application/json']: { schema: answeredSchema(schema) } } }),
})

const refusal = (status: number, codes: readonly string[]): Json => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  headers: status === 429 ? headersOf({ ...counted, 'Retry-After': 'In seconds.' }) : {},
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const refusalsOf = ({ method, who, limit, refusals = {} }: Call): Refusals =>
  together(
    atDoor[who],
    refusals,
    method === 'post' ? refused('TOO_LARGE') : {},
    limit ? { 429: ['RATE_LIMITED'] } : {},
    refused('INTERNAL'),
  )

const answersOf = (call: Call): Json => {
  const more = call.limit ? counted : {}
  const refusals = Object.entries(refusalsOf(call)).map(
    ([status, codes]) => [status, refusal(Number(status), codes)] as const,
  )
  const answers = Object.entries(call.answers).map(
    ([status, one]) => [status, answer(one, more)] as const,
  )
  return Object.fromEntries([...answers, ...refusals])
}

const bodyOf = ({ description, schema, type, required }: NonNullable<Call['body']>): Json => ({
  description,
  required,
  content: { [type ?? 'application/json']: { schema: sentSchema(schema) } },
})

const limited = ({ limit }: Call) =>
  limit ? [`At most ${perMinute[limit]} in a minute, where limits are on.`] : []

export const templateOf = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

const idOf = ({ method, path }: Call) =>
  `${method}${path}`.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next = '') => next.toUpperCase())

/** A call as OpenAPI 3.1 writes it. */
export const operation = (call: Call): Json => {
  const { path, tag, summary, description, who, parameters = [], body } = call
  const all = [...pathParameters(path), ...parameters]
  const told = [...(description ? [description] : []), ...limited(call)].join(' ')
  return {
    operationId: idOf(call),
    tags: [tag],
    summary,
    ...(told && { description: told }),
    security: passes[who],
    ...(all.length > 0 && { parameters: all.map(parameter) }),
    ...(body && { requestBody: bodyOf(body) }),
    responses: answersOf(call),
  }
}
