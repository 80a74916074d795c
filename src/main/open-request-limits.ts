import type { Config } from '../config'
import type { StaffDesk } from '../routes/http/guards/staff-route-dependencies'
import { clientAddress } from '../routes/http/middleware/client-address'
import type { RateLimits } from '../routes/http/middleware/rate-limits'
import { openRateLimits } from '../routes/http/middleware/rate-limits'
import { problemAnswer } from '../routes/http/problem-pages'
import { openPool } from '../store/postgres/write-pool'
import type { Closing } from './shutdown'

/** The limits where they are on, on a small pool of their own: a crowd must not hold up appends. */
export const openLimits = (
  config: Config,
  databaseUrl: string,
  desk: StaffDesk,
  closing: Closing,
): RateLimits | undefined => {
  if (!config.rateLimits) return undefined
  const pool = openPool(databaseUrl, 2)
  closing.later(() => pool.end())
  return openRateLimits({
    pool,
    address: clientAddress(config.trustedProxies),
    refuse: (c) => problemAnswer(c, desk, { code: 'RATE_LIMITED', status: 429 }),
  })
}
