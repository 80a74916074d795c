import { Stripe } from 'stripe'
import { type ErrorClass, type Owner, parseRetryAfter, VendorError } from '../vendor-error'

type Classification = { errorClass: ErrorClass; owner: Owner; code: string }

const { errors } = Stripe

const classifyConnectionError = (error: Error): Classification => ({
  errorClass: 'transient',
  owner: 'vendor',
  code: error.message.includes('timeout') ? 'TIMEOUT' : 'UNREACHABLE',
})

const classifyStripeError = (error: InstanceType<typeof errors.StripeError>): Classification => {
  const code = error.code ?? (error.statusCode ? String(error.statusCode) : 'UNREADABLE')
  if (error instanceof errors.StripeConnectionError) return classifyConnectionError(error)
  if (error instanceof errors.StripeRateLimitError)
    return { errorClass: 'transient', owner: 'vendor', code: 'RATE_LIMITED' }
  if (error instanceof errors.StripeIdempotencyError)
    return { errorClass: 'ours', owner: 'us', code: 'IDEMPOTENCY' }
  if (error instanceof errors.StripeAuthenticationError)
    return { errorClass: 'ours', owner: 'us', code: 'UNAUTHENTICATED' }
  if (error.statusCode === 409) return { errorClass: 'transient', owner: 'vendor', code }
  if (
    error instanceof errors.StripeInvalidRequestError ||
    error instanceof errors.StripeCardError ||
    error instanceof errors.StripePermissionError
  )
    return { errorClass: 'permanent', owner: 'us', code }
  return { errorClass: 'transient', owner: 'vendor', code }
}

/** Any error of a call at Stripe as a VendorError. */
export const toVendorError = (error: unknown): VendorError => {
  if (error instanceof VendorError) return error
  const vendor = 'stripe'
  if (!(error instanceof errors.StripeError)) {
    const vendorText = error instanceof Error ? error.message : String(error)
    const bug = { errorClass: 'ours', owner: 'us', code: 'UNEXPECTED' } as const
    return new VendorError({ vendor, ...bug, vendorText }, error)
  }
  const vendorText = error.message.slice(0, 500)
  const details = {
    vendor,
    ...classifyStripeError(error),
    vendorText,
    ...parseRetryAfter(error.headers?.['retry-after']),
  } as const
  return new VendorError(details, error)
}

/** Whether Stripe repeats a server error that it stored for the idempotency key: a retry gets it again. */
export const isReplayedError = (error: unknown) =>
  error instanceof VendorError &&
  error.cause instanceof errors.StripeError &&
  (error.cause.statusCode ?? 0) >= 500 &&
  error.cause.headers?.['idempotent-replayed'] === 'true'
