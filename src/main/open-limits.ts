import type { Config } from '../config'
import { clientAddress } from '../routes/client-address'
import { problemAnswer } from '../routes/html/problem-pages'
import type { StaffDesk } from '../routes/html/staff-desk'
import type { RateLimits } from '../routes/rate-limit'
import { openRateLimits } from '../routes/rate-limit'
import { openPool } from '../store/pool'
import type { Closing } from './closing'

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
