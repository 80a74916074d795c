/** Milliseconds before the next try: exponential with full jitter, 5 minutes at most. */
export const computeRetryDelay = (attempt: number, random = Math.random()): number => {
  const most = Math.min(1000 * 2 ** Math.min(attempt, 9), 300_000)
  return Math.round(most * (0.25 + 0.75 * random))
}

/** The usual pause between two polls, a tenth more or less. */
export const computePollDelay = (seconds: number, random = Math.random()): number =>
  Math.round(seconds * 1000 * (0.9 + 0.2 * random))
