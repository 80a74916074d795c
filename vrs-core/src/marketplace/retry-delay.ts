/** Milliseconds before the next attempt: exponential with jitter, at most 5 minutes. */
export const computeRetryDelay = (attempt: number, random = Math.random()): number => {
  const max = Math.min(1000 * 2 ** Math.min(attempt, 9), 300_000)
  return Math.round(max * (0.25 + 0.75 * random))
}

/** The usual pause between two polls, a tenth more or less. */
export const computePollDelay = (seconds: number, random = Math.random()): number =>
  Math.round(seconds * 1000 * (0.9 + 0.2 * random))
