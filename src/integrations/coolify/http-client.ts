import type { ZodType } from 'zod'
import { checkFence, currentCallContext, type RecordCall, type VendorCall } from '../call-context'
import { VendorError } from '../vendor-error'
import { noResponseError, responseError, unexpectedResponseError } from './errors'
import { collectSecrets, redactPayload } from './redact-payload'
import { redactText } from './redact-text'

export type CoolifyHttpOptions = {
  /** `https://coolify.example`, with or without `/api/v1`. */
  url: string
  token: string
  record: RecordCall
  /** For one call; 15,000 by default. */
  timeoutMs?: number
  fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/** Calls to Coolify, each recorded; `as` says what the answer must look like. */
export type CoolifyHttpClient = {
  get<T>(path: string, as: ZodType<T>): Promise<T>
  post<T>(path: string, as: ZodType<T>, body?: object): Promise<T>
  patch<T>(path: string, as: ZodType<T>, body: object): Promise<T>
  delete<T>(path: string, as: ZodType<T>): Promise<T>
}

type ApiRequest = { method: string; path: string; body?: object | undefined }
type ApiResponse = { status: number; body: unknown; headers: Headers }
type CallOutcome = Pick<VendorCall, 'outcome' | 'code' | 'response'>

const parseBody = (text: string, contentType: string): unknown => {
  if (!contentType.includes('json')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const sendRequest = async (
  options: CoolifyHttpOptions,
  { method, path, body }: ApiRequest,
): Promise<ApiResponse> => {
  const base = options.url.replace(/\/+$/, '').replace(/\/api\/v1$/, '')
  const answer = await (options.fetch ?? fetch)(`${base}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${options.token}`,
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    redirect: 'manual',
    // On a kept connection a lost reply would be asked again behind our back.
    keepalive: false,
    signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const { status, headers } = answer
  const found = parseBody(await answer.text(), headers.get('content-type') ?? '')
  return { status, body: found, headers }
}

const failureOutcome = (error: unknown): CallOutcome => {
  if (!(error instanceof VendorError)) return { outcome: 'failed', code: 'BUG', response: null }
  const { code, vendorText } = error.details
  return { outcome: /^4/.test(code) ? 'refused' : 'failed', code, response: vendorText }
}

/** Coolify may repeat what it was sent; its words go into logs and events. */
const redactEchoedSecrets = (error: unknown, body: unknown) => {
  if (!(error instanceof VendorError)) return error
  const vendorText = redactText(error.details.vendorText, collectSecrets(body))
  return new VendorError({ ...error.details, vendorText }, error.cause)
}

const parseResponse = <T>(
  name: string,
  { status, body, headers }: ApiResponse,
  as: ZodType<T>,
): T => {
  if (status < 200 || status > 299) throw responseError(name, status, body, headers)
  const answer = as.safeParse(body)
  if (answer.success) return answer.data
  const { path, message } = answer.error.issues[0] ?? { path: [], message: 'something else' }
  throw unexpectedResponseError(name, `${path.join('.') || 'the answer'}: ${message}`)
}

export const openCoolifyHttpClient = (options: CoolifyHttpOptions): CoolifyHttpClient => {
  const call = async <T>(request: ApiRequest, as: ZodType<T>): Promise<T> => {
    const name = `${request.method} ${request.path}`
    const begun = Date.now()
    const record = (told: CallOutcome) =>
      options.record({
        ...currentCallContext(),
        vendor: 'coolify',
        method: name,
        startedAt: new Date(begun).toISOString(),
        durationMs: Date.now() - begun,
        request: redactPayload(request.body ?? null),
        ...told,
      })
    // Who comes too late may still take away what it made itself.
    if (request.method === 'POST' || request.method === 'PATCH') await checkFence()
    try {
      const told = await sendRequest(options, request).catch((error: unknown) => {
        throw noResponseError(name, error)
      })
      const answer = parseResponse(name, told, as)
      record({ outcome: 'ok', code: String(told.status), response: redactPayload(told.body) })
      return answer
    } catch (error) {
      const told = redactEchoedSecrets(error, request.body)
      record(failureOutcome(told))
      throw told
    }
  }
  return {
    get: (path, as) => call({ method: 'GET', path }, as),
    post: (path, as, body) => call({ method: 'POST', path, body }, as),
    patch: (path, as, body) => call({ method: 'PATCH', path, body }, as),
    delete: (path, as) => call({ method: 'DELETE', path }, as),
  }
}
