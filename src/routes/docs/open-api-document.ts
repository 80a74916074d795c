import { OpenAPIHono } from '@hono/zod-openapi'
import type { DescribedRoute } from './describe-route'
import { describeRoute } from './describe-route'

const bearerScheme = (description: string) =>
  ({ type: 'http', scheme: 'bearer', description }) as const

const securitySchemes = {
  orderToken: bearerScheme('The `orderToken` of an order; valid until 90 days after it went live.'),
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-vrs',
    description: 'A session of staff; without https the name has no prefix.',
  },
  apiToken: bearerScheme(
    'A personal token of staff, made at `/admin/tokens`: `vrsp_<token id>_<secret>`. It has some of the scopes `projects:read` (where orders stand), `projects:write` (order on behalf, cancel), `projects:deploy`, `publish` (plugin versions).',
  ),
  runtimeKey: bearerScheme('The key that a deployment was given: `vrs_<project id>_<secret>`.'),
  accessToken: {
    ...bearerScheme('From the call that answers a runtime key.'),
    bearerFormat: 'JWT',
  },
  satelliteKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'The key of a v-flask satellite: `vf_proj_…`; `?api_key=` is read as well.',
  },
  stripeSignature: { type: 'apiKey', in: 'header', name: 'Stripe-Signature' },
  metricsToken: bearerScheme('VRS_METRICS_TOKEN; where it is not set, only this machine may ask.'),
} as const

const description = [
  'Money is in whole cents, instants are ISO 8601 in UTC.',
  'Whatever is refused is told as `application/problem+json` (RFC 9457); decide by its `code`.',
  'Only satellites, below `/api` without `v1`, are told it as `{"error": …}`.',
  'Every answer carries `X-Request-Id`.',
].join(' ')

type DocumentOptions = { version: string; publicUrl: string }

/** The declared routes as OpenAPI 3.1. */
export const createOpenApiDocument = (
  routes: readonly DescribedRoute[],
  { version, publicUrl }: DocumentOptions,
) => {
  const api = new OpenAPIHono()
  for (const [name, scheme] of Object.entries(securitySchemes))
    api.openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  for (const route of routes) api.openAPIRegistry.registerPath(describeRoute(route))
  const tags = new Set(routes.flatMap(({ declaration }) => declaration.tags ?? []))
  return api.getOpenAPI31Document({
    openapi: '3.1.1',
    info: { title: 'VRS Marketplace', version, description },
    servers: [{ url: publicUrl }],
    tags: [...tags].map((name) => ({ name })),
  })
}
