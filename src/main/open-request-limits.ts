import type { Logger } from 'pino'
import type { Config } from '../config'
import type { StaffRouteDependencies } from '../routes/http/guards/staff-route-dependencies'
import { createClientAddressResolver } from '../routes/http/middleware/client-address'
import type { RateLimits } from '../routes/http/middleware/rate-limits'
import { openRateLimits } from '../routes/http/middleware/rate-limits'
import { respondWithProblem } from '../routes/http/problem-pages'
import { requestTimeouts } from '../store/postgres/pool-options'
import { openWritePool } from '../store/postgres/write-pool'
import type { CoreServices } from './open-core-services'
import type { Shutdown } from './shutdown'

/** The limits where they are on, on a small pool of their own: a crowd must not hold up appends. */
export const openRequestLimits = (
  config: Config,
  {
    databaseUrl,
    sockets,
  }: Pick<CoreServices, 'databaseUrl'> & Partial<Pick<CoreServices, 'sockets'>>,
  deps: StaffRouteDependencies,
  log: Logger,
  closing: Shutdown,
): RateLimits | undefined => {
  if (!config.rateLimits) return undefined
  const pool = openWritePool(databaseUrl, {
    max: 2,
    timeouts: requestTimeouts,
    sockets,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  })
  closing.onClose(() => pool.end())
  return openRateLimits({
    pool,
    resolveAddress: createClientAddressResolver(config.trustedProxies),
    refuse: (c) => respondWithProblem(c, deps, { code: 'RATE_LIMITED', status: 429 }),
  })
}
