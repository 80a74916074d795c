export type RateLimitResult = { isAllowed: boolean; remaining: number; retryAfterSeconds: number }

/** Counts calls in windows of a minute that begin with a call, as Laravel does; `perMinute` 0: no limit. */
export const createFixedWindowLimiter = () => {
  let windowStart = 0
  let count = 0
  return (perMinute: number, now: number): RateLimitResult => {
    if (perMinute === 0) return { isAllowed: true, remaining: 0, retryAfterSeconds: 0 }
    if (now - windowStart >= 60_000) {
      windowStart = now
      count = 0
    }
    count += 1
    return {
      isAllowed: count <= perMinute,
      remaining: Math.max(0, perMinute - count),
      retryAfterSeconds: Math.max(1, Math.ceil((windowStart + 60_000 - now) / 1000)),
    }
  }
}

/** Counts calls in a sliding minute; answers the seconds to wait, 0 when the call is allowed. */
export const createSlidingWindowLimiter = (now: () => number) => {
  let calls: number[] = []
  return (perMinute: number | undefined): number => {
    if (!perMinute) return 0
    const windowStart = now() - 60_000
    calls = calls.filter((at) => at > windowStart)
    const [oldest] = calls
    if (oldest !== undefined && calls.length >= perMinute)
      return Math.max(1, Math.ceil((oldest - windowStart) / 1000))
    calls.push(now())
    return 0
  }
}
