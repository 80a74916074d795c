export type Vendor = 'inwx' | 'coolify' | 'stripe' | 'smtp' | 'dns' | 'site'
export type ErrorClass = 'transient' | 'waiting' | 'permanent' | 'ours'
export type Owner = 'customer' | 'caseworker' | 'vendor' | 'us'

type VendorErrorDetails = {
  vendor: Vendor
  errorClass: ErrorClass
  /** Stable and short: the vendor's code (`2201`, `422`) or one of ours (`TIMEOUT`, `NAME_IN_USE`). */
  code: string
  /** The vendor's text, without secrets and personal data. */
  vendorText: string
  owner: Owner
  retryAfterSeconds?: number
}

/** A call that failed at a vendor, with all that a stalled step shows of it. */
export class VendorError extends Error {
  readonly details: VendorErrorDetails

  constructor(details: VendorErrorDetails, cause?: unknown) {
    super(`${details.vendor} answered ${details.code}: ${details.vendorText}`, { cause })
    this.name = 'VendorError'
    this.details = details
  }
}

const maxRetryAfterSeconds = 3600

/** The seconds of a `Retry-After` header, an hour at most; its form as a date is ignored. */
export const parseRetryAfter = (header: string | null | undefined) => {
  const seconds = /^\d+$/.test(header ?? '') ? Number(header) : 0
  return seconds > 0 ? { retryAfterSeconds: Math.min(seconds, maxRetryAfterSeconds) } : {}
}

/** Whether the same call would be refused again. */
export const isPermanentError = (error: unknown): error is VendorError =>
  error instanceof VendorError && error.details.errorClass === 'permanent'
