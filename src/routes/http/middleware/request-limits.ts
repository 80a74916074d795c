import type { MiddlewareHandler } from 'hono'
import type { Env } from '../permission-router'
import type { RateLimits } from './rate-limits'

/** The order form asks for its price at each change: only an order counts, and a look at INWX. */
const limitOrderForm =
  ({ orders, availability }: Pick<RateLimits, 'orders' | 'availability'>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const fields = await c.req.parseBody({ all: true })
    if (fields.act !== 'preview') return orders(c, next)
    const isAsked = fields['domain.name'] && fields['domain.kind'] !== 'subdomain'
    return isAsked ? availability(c, next) : next()
  }

/**
 * Which public requests are counted, by method and path. Sign-in and runtimes are limited at their
 * own routes.
 */
export const createRequestLimits = (
  limits: RateLimits,
): ReadonlyMap<string, MiddlewareHandler<Env>> =>
  new Map([
    ['post /api/v1/orders', limits.orders],
    ['post /order-link', limits['order-link']],
    ['post /password-reset', limits['password-reset']],
    ['post /order', limitOrderForm(limits)],
    ['get /api/v1/domains/availability', limits.availability],
    ['post /api/v1/projects/:id/token', limits.runtimes],
  ])

/** A guard that counts whom it let in. */
export const withRateLimit =
  (guard: MiddlewareHandler<Env>, limit: MiddlewareHandler<Env>): MiddlewareHandler<Env> =>
  (c, next) =>
    guard(c, async () => {
      await limit(c, next)
    })
