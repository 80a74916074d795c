import type { ErrorClass } from '../../../events/codes'
import type { Trouble } from './classify-error'

/**
 * Which failures another attempt may help, and how many attempts there are at most. 'untilDeadline':
 * as many as fit before the deadline. A waiting failure that is not among them is polled.
 */
export type RetryPolicy = {
  errorClasses: readonly ErrorClass[]
  attempts: number | 'untilDeadline'
}

/** Steps: about half an hour of attempts. */
export const stepRetries: RetryPolicy = { errorClasses: ['transient'], attempts: 8 }

export const canRetry = (
  { errorClass }: Pick<Trouble, 'errorClass'>,
  attempt: number,
  { errorClasses, attempts }: RetryPolicy = stepRetries,
) => errorClasses.includes(errorClass) && (attempts === 'untilDeadline' || attempt < attempts)

const maxBackoffSeconds = 2400
const maxRetryAfterSeconds = 3600

/**
 * Seconds until the next attempt: exponential with full jitter, eight attempts take about half an
 * hour; or what the vendor asks for, at most an hour, and up to a tenth later so that not all come
 * at once.
 */
export const backoffSeconds = (attempt: number, random: number, retryAfterSeconds?: number) =>
  retryAfterSeconds !== undefined && retryAfterSeconds > 0
    ? Math.min(maxRetryAfterSeconds, retryAfterSeconds) * (1 + random / 10)
    : Math.max(0.5, Math.min(maxBackoffSeconds, 4 ** (attempt - 1)) * random)

/** Seconds until a held job checks by itself whether its vendor is back; usually it is woken earlier. */
export const breakerHoldSeconds = (holds: number, random: number) =>
  Math.min(300, 15 * 2 ** holds) * (1 + random / 2)
