import { z } from 'zod'
import { parseRetryAfter, VendorError } from '../../vendor-error'
import type { InwxSettings } from '../types'

/** INWX's result; the HTTP status is always 200. `resData` is missing on errors and in void answers. */
const envelopeSchema = z.object({
  code: z.coerce.number().int(),
  msg: z.string().default(''),
  resData: z.unknown().optional(),
  reasonCode: z.string().optional(),
  reason: z.string().optional(),
  svTRID: z.string().optional(),
})

export type Envelope = z.infer<typeof envelopeSchema>

const parseEnvelope = (body: string): Envelope | undefined => {
  try {
    return envelopeSchema.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

/** `fetch` replaces the runtime's own, for tests. */
export type InwxEndpoint = Pick<InwxSettings, 'url' | 'fetch'> & { timeoutMs: number }

export type InwxResponse = { envelope: Envelope; cookie: string | undefined }

const transientError = (
  code: string,
  vendorText: string,
  options: { retryAfterSeconds?: number } = {},
) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    owner: 'vendor',
    code,
    vendorText,
    ...options,
  })

const getErrorCode = (error: unknown): string => {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'TIMEOUT'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'UNREACHABLE'
}

const readSessionCookie = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => /^domrobot=([^;]+)/.exec(cookie)?.[1])
    .find(Boolean)

/** A new connection for each call: on a reused one that breaks the runtime could send a call twice. */
const sendRequest = (
  { url, timeoutMs, fetch: send = fetch }: InwxEndpoint,
  body: object,
  cookie: string | undefined,
) =>
  send(url, {
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

/** Sends one call; anything but an answer of INWX is a transient VendorError. */
export const postCall = async (
  endpoint: InwxEndpoint,
  method: string,
  params: object,
  cookie: string | undefined,
): Promise<InwxResponse> => {
  try {
    const response = await sendRequest(endpoint, { method, params }, cookie)
    const body = await response.text()
    if (!response.ok)
      throw transientError(
        `HTTP ${response.status}`,
        `${method}: expected HTTP 200, found ${response.status}`,
        parseRetryAfter(response.headers.get('retry-after')),
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
      getErrorCode(error),
      `${method}: expected an answer, found ${getErrorCode(error)}`,
    )
  }
}
