import type { Hono, MiddlewareHandler } from 'hono'
import type { Asked, Env } from './door'
import type { RateLimits } from './rate-limit'

/** The order form asks for its price at each change; only an order counts. */
const isPreview = async (c: Asked) => (await c.req.parseBody({ all: true })).act === 'preview'

const unlessPreview =
  (limit: MiddlewareHandler<Env>): MiddlewareHandler<Env> =>
  async (c, next) =>
    (await isPreview(c)) ? next() : limit(c, next)

/** Which public requests are counted. Sign-in and runtimes bring their limits to their own doors. */
export const limitRequests = (app: Hono<Env>, limits: RateLimits) => {
  app.on('POST', '/api/v1/orders', limits.orders)
  app.on('POST', '/order', unlessPreview(limits.orders))
  app.on('GET', '/api/v1/domains/availability', limits.availability)
  app.on('POST', '/api/v1/projects/:id/token', limits.runtimes)
}

/** A guard that counts whom it let in. */
export const counting =
  (guard: MiddlewareHandler<Env>, limit: MiddlewareHandler<Env>): MiddlewareHandler<Env> =>
  (c, next) =>
    guard(c, async () => {
      await limit(c, next)
    })
