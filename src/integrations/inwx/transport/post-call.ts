import { VendorError } from '../../vendor-error'
import type { InwxSettings } from '../types'
import { type Envelope, parseEnvelope } from './envelope'

/** Where calls go, and by what if not by the runtime's own `fetch`. */
export type Way = Pick<InwxSettings, 'url' | 'fetch'> & { timeoutMs: number }

export type Posted = { envelope: Envelope; cookie: string | undefined }

const passing = (code: string, vendorText: string, more: { retryAfterSeconds?: number } = {}) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    owner: 'vendor',
    code,
    vendorText,
    ...more,
  })

const word = (error: unknown): string => {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'TIMEOUT'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'UNREACHABLE'
}

const retryAfter = (response: Response) => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => /^domrobot=([^;]+)/.exec(cookie)?.[1])
    .find(Boolean)

/** A fresh connection each time: a pooled one that broke could make the runtime send a call twice. */
const send = (
  { url, timeoutMs, fetch: ask = fetch }: Way,
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
export const post = async (
  way: Way,
  method: string,
  params: object,
  cookie: string | undefined,
): Promise<Posted> => {
  try {
    const response = await send(way, { method, params }, cookie)
    const body = await response.text()
    if (!response.ok)
      throw passing(`HTTP ${response.status}`, `${method}: no answer but HTTP ${response.status}`, {
        ...retryAfter(response),
      })
    const envelope = parseEnvelope(body)
    if (!envelope)
      throw passing('GARBAGE', `${method}: expected JSON with a code, found ${body.length} bytes`)
    return { envelope, cookie: cookieOf(response) }
  } catch (error) {
    if (error instanceof VendorError) throw error
    throw passing(word(error), `${method}: no answer within reach (${word(error)})`)
  }
}
