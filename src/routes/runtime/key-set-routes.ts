import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'

const cacheControl = { 'cache-control': 'public, max-age=300' }

/** The public keys: ours for tokens and licenses, and the publisher's for plugins. */
export const keySetRoutes =
  ({ keys }: RouteDependencies) =>
  (router: PermissionRouter): void => {
    router.get('/.well-known/jwks.json', 'public', async (c) =>
      c.json(await keys.getJwks(), 200, cacheControl),
    )
    router.get('/.well-known/publisher-jwks.json', 'public', async (c) =>
      c.json(await keys.getPublisherJwks(), 200, cacheControl),
    )
  }
