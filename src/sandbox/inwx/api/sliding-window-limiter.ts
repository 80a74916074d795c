/** Counts calls in a sliding minute; answers the seconds to wait when there were too many. */
export const createSlidingWindowLimiter = (now: () => number) => {
  let calls: number[] = []
  return (perMinute: number | undefined): number => {
    if (!perMinute) return 0
    const since = now() - 60_000
    calls = calls.filter((at) => at > since)
    const [oldest] = calls
    if (oldest !== undefined && calls.length >= perMinute)
      return Math.max(1, Math.ceil((oldest - since) / 1000))
    calls.push(now())
    return 0
  }
}
