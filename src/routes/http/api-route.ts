import type { RouteConfig } from '@hono/zod-openapi'
import { createRoute } from '@hono/zod-openapi'
import type { z } from 'zod'

export const maxBodyBytes = 256 * 1024

/** Requests in a minute; by address, for runtimes by project, and for staff's programs by token. */
export const requestsPerMinute = {
  orders: 20,
  'sign-in': 10,
  'order-link': 5,
  'password-reset': 5,
  availability: 60,
  runtimes: 120,
  tokens: 120,
} as const

export type RateLimitName = keyof typeof requestsPerMinute

/** What our routes declare beside the fields of OpenAPI. */
type ApiRouteOptions = {
  /** Codes that the handler refuses with; those of guard, body and limit are added to them. */
  refusals?: readonly string[]
  /** Codes that the handler answers with 403 and the link that mends it, whatever else they are. */
  denials?: readonly string[]
  limit?: RateLimitName
  /** Judge `If-None-Match` and `If-Match` by the answer's ETag, or by one of its body. */
  isConditional?: boolean
  /** Only where it is less than every body may have. */
  maxBodyBytes?: number
  /** Read the body as JSON whatever its content type is, and no body as `{}`. */
  assumesJson?: boolean
  /** Answer an invalid body with the code of its first error instead of `INVALID`. */
  usesFirstErrorCode?: boolean
  /** The code of every error in the body, instead of what is wrong with the field. */
  fieldCode?: string
  /** The handler needs the very bytes, or is not of this router: the body is only described. */
  readsBodyItself?: boolean
  /** What lets a caller in where the handler itself checks it, behind the permission `public`. */
  credential?: 'runtimeKey' | 'stripeSignature' | 'satelliteKey'
  /** Without the credential, or with a wrong one, the caller is anybody. */
  isCredentialOptional?: boolean
}

export type ApiRoute = RouteConfig & ApiRouteOptions

/** `createRoute` of @hono/zod-openapi, with our options. */
export const createApiRoute = <
  Path extends string,
  Route extends Omit<RouteConfig, 'path'> & { path: Path } & ApiRouteOptions,
>(
  route: Route,
) => createRoute(route)

const describeHeaders = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  )

/** An answer without a body, or with one that is not JSON. */
export const emptyResponse = (
  description: string,
  headers: Readonly<Record<string, string>> = {},
) => ({ description, headers: describeHeaders(headers) })

export const jsonResponse = <Schema extends z.ZodType>(
  description: string,
  schema: Schema,
  headers: Readonly<Record<string, string>> = {},
) => ({
  ...emptyResponse(description, headers),
  content: { 'application/json': { schema } },
})

export const jsonBody = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  required: true,
  content: { 'application/json': { schema } },
})

export const notModified = emptyResponse('Nothing has changed since.')
