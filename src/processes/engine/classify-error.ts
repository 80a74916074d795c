import type { ErrorClass, Owner, Vendor } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { VendorError } from '../../integrations/vendor-error'

/** Why a step did not succeed, in the words of `ProvisioningStalled`. */
export type Trouble = {
  errorClass: ErrorClass
  vendor?: Vendor
  code: string
  vendorText?: string
  owner: Owner
  retryAfterSeconds?: number
}

/** The database's own trouble is no result of a step: the queue runs the job again. */
export const isDatabaseError = (error: unknown) => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(08|53|57P0|40001|40P01|VRS02|CONNECTION_|ECONN|EPIPE)/.test(code) ||
    /Connection terminated|terminating connection|not queryable|pool after calling end/.test(
      error.message,
    )
  )
}

export const classifyError = (error: unknown): Trouble => {
  if (error instanceof VendorError) return error.details
  if (error instanceof RefusalError)
    return { errorClass: 'ours', code: error.code, vendorText: error.detail, owner: 'us' }
  const text = error instanceof Error ? error.message : String(error)
  return { errorClass: 'ours', code: 'BUG', vendorText: text.slice(0, 500), owner: 'us' }
}

const maxAttempts = 8
const maxBackoffSeconds = 2400
const maxRetryAfterSeconds = 3600

/**
 * Seconds until the next try: exponential with full jitter, eight tries take about half an hour; or
 * what the vendor asks for, at most an hour, and a little later so that not all come at once.
 */
export const backoffSeconds = (attempt: number, random: number, askedSeconds?: number) =>
  askedSeconds !== undefined && askedSeconds > 0
    ? Math.min(maxRetryAfterSeconds, askedSeconds) * (1 + random / 10)
    : Math.max(0.5, Math.min(maxBackoffSeconds, 4 ** (attempt - 1)) * random)

/** Seconds until a held job looks by itself whether its vendor is back; it is woken earlier. */
export const breakerHoldSeconds = (hold: number, random: number) =>
  Math.min(300, 15 * 2 ** hold) * (1 + random / 2)

export const canRetry = (trouble: Trouble, attempt: number) =>
  trouble.errorClass === 'transient' && attempt < maxAttempts
