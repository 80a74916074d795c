import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Pool } from '../../../store/postgres/write-pool'
import type { Asked, Env } from '../permission-router'
import type { ClientAddress } from './client-address'
import { countedAs } from './client-address'

/** Requests in a minute; by address, for runtimes by project, and for staff's programs by token. */
export const perMinute = {
  orders: 20,
  'sign-in': 10,
  availability: 60,
  runtimes: 120,
  tokens: 120,
} as const

export type LimitName = keyof typeof perMinute
/** Lets a request pass, or turns it away until its minute is over. */
export type RateLimits = Record<LimitName, MiddlewareHandler<Env>>

type Parts = {
  pool: Pool
  address: ClientAddress
  refuse: (c: Asked) => Response | Promise<Response>
}

const seconds = 60

const limiterOf = (pool: Pool, name: LimitName) => {
  const limit = { keyPrefix: name, points: perMinute[name], duration: seconds }
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

const consume = async (limiter: RateLimiterPostgres, key: string) => {
  try {
    return { passes: true, state: await limiter.consume(key) }
  } catch (error) {
    if (error instanceof RateLimiterRes) return { passes: false, state: error }
    throw error
  }
}

/** A runtime by its project; before it has shown who it is, by its address as well. */
const runtimeOf = (c: Asked, address: string) =>
  c.var.runtime?.projectId ?? `${(c.req.param('id') ?? '').slice(0, 64)} ${address}`

/** Whose requests are counted together. */
const countedFor = (name: LimitName, c: Asked, address: string) => {
  if (name === 'runtimes') return runtimeOf(c, address)
  return name === 'tokens' ? (c.var.caller?.tokenId ?? address) : address
}

const limit = (name: LimitName, { pool, address, refuse }: Parts): MiddlewareHandler<Env> => {
  const limiter = limiterOf(pool, name)
  return async (c, next) => {
    const from = countedAs(address(c))
    const { passes, state } = await consume(limiter, countedFor(name, c, from))
    const wait = String(Math.max(1, Math.ceil(state.msBeforeNext / 1000)))
    if (passes) await next()
    else c.res = await refuse(c)
    const { headers } = c.res
    headers.set('ratelimit-policy', `"${name}";q=${perMinute[name]};w=${seconds}`)
    headers.set('ratelimit', `"${name}";r=${state.remainingPoints};t=${wait}`)
    if (!passes) headers.set('retry-after', wait)
  }
}

/** Counts in the database, so that all processes count together. */
export const openRateLimits = (parts: Parts): RateLimits => ({
  orders: limit('orders', parts),
  'sign-in': limit('sign-in', parts),
  availability: limit('availability', parts),
  runtimes: limit('runtimes', parts),
  tokens: limit('tokens', parts),
})
