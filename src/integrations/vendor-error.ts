export type Vendor = 'inwx' | 'coolify' | 'stripe' | 'smtp' | 'dns' | 'site'
export type ErrorClass = 'transient' | 'waiting' | 'permanent' | 'ours'
export type Owner = 'customer' | 'caseworker' | 'vendor' | 'us'

type VendorErrorDetails = {
  vendor: Vendor
  errorClass: ErrorClass
  /** Stable and short: the vendor's own code (`2201`, `422`) or our word (`TIMEOUT`, `NAME_IN_USE`). */
  code: string
  /** What the vendor said, without secrets and personal data. */
  vendorText: string
  owner: Owner
  retryAfterSeconds?: number
}

/** A vendor did not do what we asked. Carries all that a stalled step must tell. */
export class VendorError extends Error {
  readonly details: VendorErrorDetails

  constructor(details: VendorErrorDetails, cause?: unknown) {
    super(`${details.vendor} answered ${details.code}: ${details.vendorText}`, { cause })
    this.name = 'VendorError'
    this.details = details
  }
}

/** The same call would be refused again. */
export const isPermanentError = (error: unknown): error is VendorError =>
  error instanceof VendorError && error.details.errorClass === 'permanent'
