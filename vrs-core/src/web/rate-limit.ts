import type { Context } from 'hono'

/** Counts attempts per key in fixed windows, in memory: a site is one process. */
export type RateLimit = { allows(key: string): boolean }

export const createRateLimit = (
  maxAttempts: number,
  windowSeconds: number,
  now = Date.now,
): RateLimit => {
  const windows = new Map<string, { until: number; count: number }>()
  return {
    allows: (key) => {
      const time = now()
      const current = windows.get(key)
      if (current && current.until > time) {
        current.count += 1
        return current.count <= maxAttempts
      }
      if (windows.size > 10_000)
        for (const [old, { until }] of windows) if (until <= time) windows.delete(old)
      windows.set(key, { until: time + windowSeconds * 1000, count: 1 })
      return true
    },
  }
}

/** The proxy appends the address it saw to X-Forwarded-For, so only the last one is trusted. */
export const clientAddress = (c: Context): string =>
  c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || 'direct'
