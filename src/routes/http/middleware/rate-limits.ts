import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { WritePool } from '../../../store/postgres/write-pool'
import type { RateLimitName } from '../api-route'
import { requestsPerMinute } from '../api-route'
import type { Env, RequestContext } from '../permission-router'
import type { ResolveClientAddress } from './client-address'
import { rateLimitKeyOf } from './client-address'

/** Lets a request pass, or turns it away until its minute is over. */
export type RateLimits = Record<RateLimitName, MiddlewareHandler<Env>>

type RateLimitOptions = {
  pool: WritePool
  resolveAddress: ResolveClientAddress
  refuse: (c: RequestContext) => Response | Promise<Response>
}

const windowSeconds = 60

const createLimiter = (pool: WritePool, name: RateLimitName) => {
  const limit = { keyPrefix: name, points: requestsPerMinute[name], duration: windowSeconds }
  return new RateLimiterPostgres({
    ...limit,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    inMemoryBlockOnConsumed: limit.points,
    // Without the database each process counts for itself.
    insuranceLimiter: new RateLimiterMemory(limit),
  })
}

const consumePoint = async (limiter: RateLimiterPostgres, key: string) => {
  try {
    return { passes: true, state: await limiter.consume(key) }
  } catch (error) {
    if (error instanceof RateLimiterRes) return { passes: false, state: error }
    throw error
  }
}

/** A runtime by its project; before it has shown who it is, by its address as well. */
const runtimeKeyOf = (c: RequestContext, address: string) =>
  c.var.runtime?.projectId ?? `${(c.req.param('id') ?? '').slice(0, 64)} ${address}`

/** Whose requests are counted together. */
const limitKeyOf = (name: RateLimitName, c: RequestContext, address: string) => {
  if (name === 'runtimes') return runtimeKeyOf(c, address)
  return name === 'tokens' ? (c.var.caller?.tokenId ?? address) : address
}

const createRateLimit = (
  name: RateLimitName,
  { pool, resolveAddress, refuse }: RateLimitOptions,
): MiddlewareHandler<Env> => {
  const limiter = createLimiter(pool, name)
  return async (c, next) => {
    const from = rateLimitKeyOf(resolveAddress(c))
    const { passes, state } = await consumePoint(limiter, limitKeyOf(name, c, from))
    const wait = String(Math.max(1, Math.ceil(state.msBeforeNext / 1000)))
    if (passes) await next()
    else c.res = await refuse(c)
    const { headers } = c.res
    headers.set('ratelimit-policy', `"${name}";q=${requestsPerMinute[name]};w=${windowSeconds}`)
    headers.set('ratelimit', `"${name}";r=${state.remainingPoints};t=${wait}`)
    if (!passes) headers.set('retry-after', wait)
  }
}

/** Counts in the database, so that all processes count together. */
export const openRateLimits = (parts: RateLimitOptions): RateLimits => ({
  orders: createRateLimit('orders', parts),
  'sign-in': createRateLimit('sign-in', parts),
  'order-link': createRateLimit('order-link', parts),
  'password-reset': createRateLimit('password-reset', parts),
  availability: createRateLimit('availability', parts),
  runtimes: createRateLimit('runtimes', parts),
  tokens: createRateLimit('tokens', parts),
})
