import { parseRetryAfter, VendorError } from '../vendor-error'

type ErrorDetails = VendorError['details']
type Classification = Pick<ErrorDetails, 'errorClass' | 'owner'>

const classificationByStatus: Record<number, Classification> = {
  401: { errorClass: 'ours', owner: 'us' },
  403: { errorClass: 'ours', owner: 'us' },
  405: { errorClass: 'ours', owner: 'us' },
  409: { errorClass: 'permanent', owner: 'caseworker' },
  429: { errorClass: 'transient', owner: 'vendor' },
}

const classifyStatus = (status: number): Classification =>
  classificationByStatus[status] ??
  (status >= 500
    ? { errorClass: 'transient', owner: 'vendor' }
    : { errorClass: 'permanent', owner: 'us' })

const maxTextLength = 800
const defaultRetryAfter = { retryAfterSeconds: 60 }

/** The reason is often not in `message` but in `errors`, `error` or `conflicts`. */
const extractErrorText = (body: unknown): string => {
  if (typeof body !== 'object' || body === null) return String(body).slice(0, 200)
  const { message, error, errors, conflicts } = body as Record<string, unknown>
  const parts = [message, error, errors, conflicts].filter((part) => part !== undefined)
  return parts
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ')
    .slice(0, maxTextLength)
}

/** Coolify answered, but not with success. */
export const responseError = (call: string, status: number, body: unknown, headers: Headers) =>
  new VendorError({
    vendor: 'coolify',
    ...classifyStatus(status),
    code: status >= 500 ? '500' : String(status),
    vendorText: `${call}: ${extractErrorText(body)}`,
    ...(status === 429
      ? { ...defaultRetryAfter, ...parseRetryAfter(headers.get('retry-after')) }
      : {}),
  })

const isTimeout = (error: unknown) =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')

/** No response: whether Coolify executed the call is unknown. */
export const noResponseError = (call: string, error: unknown) => {
  const timeout = isTimeout(error)
  return new VendorError(
    {
      vendor: 'coolify',
      errorClass: 'transient',
      owner: 'vendor',
      code: timeout ? 'TIMEOUT' : 'UNREACHABLE',
      vendorText: `${call}: ${timeout ? 'no answer in time' : 'the connection failed'}`,
    },
    error,
  )
}

/** A response that is not Coolify's. */
export const unexpectedResponseError = (call: string, found: string) =>
  new VendorError({
    vendor: 'coolify',
    errorClass: 'transient',
    owner: 'vendor',
    code: 'GARBAGE',
    vendorText: `${call}: expected Coolify's answer, found ${found.slice(0, 200)}`,
  })

/** This Coolify cannot be used with its present version or token. */
export const unusableCoolifyError = (code: string, vendorText: string) =>
  new VendorError({ vendor: 'coolify', errorClass: 'ours', owner: 'us', code, vendorText })

export const hasErrorCode = (error: unknown, ...codes: string[]): error is VendorError =>
  error instanceof VendorError && codes.includes(error.details.code)

/** The same failure as one that a retry may fix. */
export const asTransientError = ({ details, cause }: VendorError) =>
  new VendorError({ ...details, errorClass: 'transient', owner: 'vendor' }, cause)

/** Answers `fallback` for a resource that does not exist (any more). */
export const fallbackOn404 = async <T, F>(read: () => Promise<T>, fallback: F): Promise<T | F> => {
  try {
    return await read()
  } catch (error) {
    if (hasErrorCode(error, '404')) return fallback
    throw error
  }
}

/** For calls that have nothing to do when the resource does not exist (any more). */
export const ignore404 = async (call: Promise<unknown>) => {
  await call.catch((error: unknown) => {
    if (!hasErrorCode(error, '404')) throw error
  })
}
