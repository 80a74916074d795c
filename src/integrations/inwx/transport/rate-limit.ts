/** Spreads calls so that no more than `perSecond` start in a second; 0 lets all through. */
export const createRateLimit = (
  perSecond: number,
  now: () => number,
  wait: (ms: number) => Promise<void>,
): (() => Promise<void>) => {
  const started: number[] = []
  return async () => {
    if (perSecond <= 0) return
    const earliest = started.length < perSecond ? 0 : (started.shift() ?? 0) + 1000
    const at = Math.max(now(), earliest)
    started.push(at)
    if (at > now()) await wait(at - now())
  }
}
