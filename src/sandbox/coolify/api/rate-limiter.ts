export type RateLimitResult = { isAllowed: boolean; remaining: number; retryAfterSeconds: number }

/** Counts calls in windows of a minute, as Laravel does; `perMinute` 0 counts nothing. */
export const createMinuteRateLimiter = () => {
  let since = 0
  let used = 0
  return (perMinute: number, now: number): RateLimitResult => {
    if (perMinute === 0) return { isAllowed: true, remaining: 0, retryAfterSeconds: 0 }
    if (now - since >= 60_000) {
      since = now
      used = 0
    }
    used += 1
    return {
      isAllowed: used <= perMinute,
      remaining: Math.max(0, perMinute - used),
      retryAfterSeconds: Math.max(1, Math.ceil((since + 60_000 - now) / 1000)),
    }
  }
}
