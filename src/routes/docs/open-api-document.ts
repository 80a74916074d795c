import type { ApiCall } from './api-call'
import { toResponseSchema } from './json-schema'
import { pathTemplateOf, toOperation } from './open-api-operation'
import { operatorCalls } from './operator-calls'
import { problemSchema } from './response-schemas'
import { keyCalls, runtimeCalls } from './runtime-calls'
import { orderCalls, shopCalls } from './shop-calls'
import { staffCalls } from './staff-calls'

const bearerScheme = (description: string) => ({ type: 'http', scheme: 'bearer', description })

const securitySchemes = {
  orderToken: bearerScheme('The `orderToken` of an order; valid until 90 days after it went live.'),
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-vrs',
    description: 'A session of staff; without https the name has no prefix.',
  },
  apiToken: bearerScheme(
    'A personal token of staff, made at `/admin/tokens`: `vrsp_<token id>_<secret>`. It has some of the scopes `projects:read` (where orders stand), `projects:write` (order on behalf, cancel), `projects:deploy`.',
  ),
  runtimeKey: bearerScheme('The key that a deployment was given: `vrs_<project id>_<secret>`.'),
  accessToken: {
    ...bearerScheme('From the call that answers a runtime key.'),
    bearerFormat: 'JWT',
  },
  stripeSignature: { type: 'apiKey', in: 'header', name: 'Stripe-Signature' },
  metricsToken: bearerScheme('VRS_METRICS_TOKEN; where it is not set, only this machine may ask.'),
}

const description = [
  'Money is in whole cents, instants are ISO 8601 in UTC.',
  'Whatever is refused is told as `application/problem+json` (RFC 9457); decide by its `code`.',
  'Every answer carries `X-Request-Id`.',
].join(' ')

/** Every call of the interface; the sandbox brings its own. */
export const apiCalls: readonly ApiCall[] = [
  ...shopCalls,
  ...orderCalls,
  ...staffCalls,
  ...runtimeCalls,
  ...keyCalls,
  ...operatorCalls,
]

type DocumentOptions = { version: string; publicUrl: string; additionalCalls?: readonly ApiCall[] }

const pathsOf = (all: readonly ApiCall[]) =>
  Object.fromEntries(
    [...Map.groupBy(all, ({ path }) => pathTemplateOf(path))].map(([path, some]) => [
      path,
      Object.fromEntries(some.map((call) => [call.method, toOperation(call)])),
    ]),
  )

/** The interface as OpenAPI 3.1. */
export const openApiDocument = ({ version, publicUrl, additionalCalls = [] }: DocumentOptions) => {
  const all = [...apiCalls, ...additionalCalls]
  return {
    openapi: '3.1.1',
    info: { title: 'VRS Marketplace', version, description },
    servers: [{ url: publicUrl }],
    tags: [...new Set(all.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: pathsOf(all),
    components: { securitySchemes, schemas: { Problem: toResponseSchema(problemSchema) } },
  }
}
