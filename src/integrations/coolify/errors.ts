import { VendorError } from '../vendor-error'

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
const secondsPerHour = 3600

/** Coolify says the reason not in `message` but in `errors`, `error` or `conflicts`. */
const extractErrorText = (body: unknown): string => {
  if (typeof body !== 'object' || body === null) return String(body).slice(0, 200)
  const { message, error, errors, conflicts } = body as Record<string, unknown>
  const parts = [message, error, errors, conflicts].filter((part) => part !== undefined)
  return parts
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ')
    .slice(0, maxTextLength)
}

/** Seconds that Coolify asks us to wait, at most an hour. */
const parseRetryAfter = (headers: Headers) => {
  const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10)
  return seconds > 0 ? Math.min(seconds, secondsPerHour) : 60
}

/** Coolify answered, but not with success. */
export const responseError = (asked: string, status: number, body: unknown, headers: Headers) =>
  new VendorError({
    vendor: 'coolify',
    ...classifyStatus(status),
    code: status >= 500 ? '500' : String(status),
    vendorText: `${asked}: ${extractErrorText(body)}`,
    ...(status === 429 ? { retryAfterSeconds: parseRetryAfter(headers) } : {}),
  })

const isTimeout = (error: unknown) =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')

/** No answer came: whether Coolify did it is unknown. */
export const noResponseError = (asked: string, error: unknown) => {
  const timeout = isTimeout(error)
  return new VendorError(
    {
      vendor: 'coolify',
      errorClass: 'transient',
      owner: 'vendor',
      code: timeout ? 'TIMEOUT' : 'UNREACHABLE',
      vendorText: `${asked}: ${timeout ? 'no answer in time' : 'the connection failed'}`,
    },
    error,
  )
}

/** An answer came that is none of Coolify's. */
export const unexpectedResponseError = (asked: string, found: string) =>
  new VendorError({
    vendor: 'coolify',
    errorClass: 'transient',
    owner: 'vendor',
    code: 'GARBAGE',
    vendorText: `${asked}: expected Coolify's answer, found ${found.slice(0, 200)}`,
  })

/** The deployment of this software cannot work with what stands there. */
export const unusableCoolifyError = (code: string, vendorText: string) =>
  new VendorError({ vendor: 'coolify', errorClass: 'ours', owner: 'us', code, vendorText })

export const hasErrorCode = (error: unknown, ...codes: string[]): error is VendorError =>
  error instanceof VendorError && codes.includes(error.details.code)

/** The same failure, but one that another run may mend. */
export const asTransientError = ({ details, cause }: VendorError) =>
  new VendorError({ ...details, errorClass: 'transient', owner: 'vendor' }, cause)

/** What is not there, or was deleted between two looks. */
export const fallbackOn404 = async <Found, None>(
  look: () => Promise<Found>,
  none: None,
): Promise<Found | None> => {
  try {
    return await look()
  } catch (error) {
    if (hasErrorCode(error, '404')) return none
    throw error
  }
}

/** What is gone already needs no further act. */
export const ignore404 = async (act: Promise<unknown>) => {
  await act.catch((error: unknown) => {
    if (!hasErrorCode(error, '404')) throw error
  })
}
