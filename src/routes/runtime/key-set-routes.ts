import type { Door } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'

const cacheControl = { 'cache-control': 'public, max-age=300' }

/** The public keys: ours for tokens and licenses, and the publisher's for plugins. */
export const keySetRoutes =
  ({ keys }: Desk) =>
  (door: Door): void => {
    door.get('/.well-known/jwks.json', 'public', async (c) =>
      c.json(await keys.jwks(), 200, cacheControl),
    )
    door.get('/.well-known/publisher-jwks.json', 'public', async (c) =>
      c.json(await keys.publisherJwks(), 200, cacheControl),
    )
  }
