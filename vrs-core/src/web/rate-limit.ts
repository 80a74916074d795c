/** Counts attempts in windows, in this process: a site is one process. */
export type RateLimit = { allows(key: string): boolean }

export const createRateLimit = (most: number, windowSeconds: number, now = Date.now): RateLimit => {
  const windows = new Map<string, { until: number; count: number }>()
  return {
    allows: (key) => {
      const at = now()
      const open = windows.get(key)
      if (open && open.until > at) {
        open.count += 1
        return open.count <= most
      }
      if (windows.size > 10_000)
        for (const [old, { until }] of windows) if (until <= at) windows.delete(old)
      windows.set(key, { until: at + windowSeconds * 1000, count: 1 })
      return true
    },
  }
}
