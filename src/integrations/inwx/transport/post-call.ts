import { VendorError } from '../../vendor-error'
import type { InwxSettings } from '../types'
import { type Envelope, parseEnvelope } from './envelope'

/** Where calls go, and by what if not by the runtime's own `fetch`. */
export type InwxEndpoint = Pick<InwxSettings, 'url' | 'fetch'> & { timeoutMs: number }

export type InwxResponse = { envelope: Envelope; cookie: string | undefined }

const transientError = (
  code: string,
  vendorText: string,
  more: { retryAfterSeconds?: number } = {},
) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    owner: 'vendor',
    code,
    vendorText,
    ...more,
  })

const errorCodeOf = (error: unknown): string => {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'TIMEOUT'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'UNREACHABLE'
}

const parseRetryAfter = (response: Response) => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}
}

const readSessionCookie = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => /^domrobot=([^;]+)/.exec(cookie)?.[1])
    .find(Boolean)

/** A fresh connection each time: a pooled one that broke could make the runtime send a call twice. */
const sendRequest = (
  { url, timeoutMs, fetch: ask = fetch }: InwxEndpoint,
  body: object,
  cookie: string | undefined,
) =>
  ask(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
      ...(cookie && { cookie: `domrobot=${cookie}` }),
    },
    redirect: 'error',
    keepalive: false,
    signal: AbortSignal.timeout(timeoutMs),
  })

/** One call over the line; whatever is no answer of INWX is a transient VendorError. */
export const postCall = async (
  way: InwxEndpoint,
  method: string,
  params: object,
  cookie: string | undefined,
): Promise<InwxResponse> => {
  try {
    const response = await sendRequest(way, { method, params }, cookie)
    const body = await response.text()
    if (!response.ok)
      throw transientError(
        `HTTP ${response.status}`,
        `${method}: no answer but HTTP ${response.status}`,
        {
          ...parseRetryAfter(response),
        },
      )
    const envelope = parseEnvelope(body)
    if (!envelope)
      throw transientError(
        'GARBAGE',
        `${method}: expected JSON with a code, found ${body.length} bytes`,
      )
    return { envelope, cookie: readSessionCookie(response) }
  } catch (error) {
    if (error instanceof VendorError) throw error
    throw transientError(
      errorCodeOf(error),
      `${method}: no answer within reach (${errorCodeOf(error)})`,
    )
  }
}
