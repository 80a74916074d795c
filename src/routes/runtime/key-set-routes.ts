import { z } from '@hono/zod-openapi'
import { createApiRoute, jsonResponse } from '../http/api-route'
import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'

const keySetSchema = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
    }),
  ),
})

const keySetRoute = <Path extends string>(path: Path, summary: string) =>
  createApiRoute({
    method: 'get',
    path,
    tags: ['Keys'],
    summary,
    responses: { 200: jsonResponse('A JWK set (RFC 7517) of Ed25519 keys.', keySetSchema) },
  })

const ownKeysRoute = keySetRoute(
  '/.well-known/jwks.json',
  'Our public keys, for access and license tokens',
)

const publisherKeysRoute = keySetRoute(
  '/.well-known/publisher-jwks.json',
  "The publisher's public keys, for manifests",
)

const cacheControl = { 'cache-control': 'public, max-age=300' }

/** The public keys: ours for tokens and licenses, and the publisher's for plugins. */
export const keySetRoutes =
  ({ keys }: RouteDependencies) =>
  (router: PermissionRouter): void => {
    router.openapi(ownKeysRoute, 'public', async (c) =>
      c.json(await keys.getJwks(), 200, cacheControl),
    )
    router.openapi(publisherKeysRoute, 'public', async (c) =>
      c.json(await keys.getPublisherJwks(), 200, cacheControl),
    )
  }
