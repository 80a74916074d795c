import type { RolloutRing } from '../../../events/rollout'

/** Minutes from the first ring to the second, and from each further step to the next. */
export type RolloutPace = { internalMinutes: number; tenthMinutes: number }

const minuteMs = 60_000

/** When the step after this ring is due, ISO-8601; after the last ring it is the end. */
export const findNextStepAt = (
  { ring, since }: { ring: RolloutRing; since: string },
  { internalMinutes, tenthMinutes }: RolloutPace,
): string => {
  const minutes = ring === 'internal' ? internalMinutes : tenthMinutes
  return new Date(Date.parse(since) + minutes * minuteMs).toISOString()
}
