import type { ZodType } from 'zod'
import { checkFence } from '../call-context'
import { type RecordCall, recordCall, type VendorCall } from '../call-log'
import { VendorError } from '../vendor-error'
import { noResponseError, responseError, unexpectedResponseError } from './errors'
import { collectSecrets, redactPayload, redactText } from './redact'

export type CoolifyHttpOptions = {
  /** `https://coolify.example`, with or without `/api/v1`. */
  url: string
  token: string
  record: RecordCall
  /** For one call; 15,000 by default. */
  timeoutMs?: number
  fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/** Calls to Coolify, each recorded; `as` is the schema of the answer. */
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
    // On a reused connection the runtime could repeat a call whose reply was lost.
    keepalive: false,
    signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const { status, headers } = answer
  const parsed = parseBody(await answer.text(), headers.get('content-type') ?? '')
  return { status, body: parsed, headers }
}

const failureOutcome = (error: unknown): CallOutcome => {
  if (!(error instanceof VendorError)) return { outcome: 'failed', code: 'BUG', response: null }
  const { code, vendorText } = error.details
  return { outcome: /^4/.test(code) ? 'refused' : 'failed', code, response: vendorText }
}

/** Coolify may quote the request in its error texts, which go into logs and events. */
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
    // Deletions are not fenced: a worker that is too late may still remove what it created itself.
    if (request.method === 'POST' || request.method === 'PATCH') await checkFence()
    const { parsed } = await recordCall({
      record: options.record,
      vendor: 'coolify',
      method: name,
      request: redactPayload(request.body ?? null),
      work: async () => {
        try {
          const response = await sendRequest(options, request).catch((error: unknown) => {
            throw noResponseError(name, error)
          })
          return { response, parsed: parseResponse(name, response, as) }
        } catch (error) {
          throw redactEchoedSecrets(error, request.body)
        }
      },
      onSuccess: ({ response: { status, body } }) => ({
        outcome: 'ok',
        code: String(status),
        response: redactPayload(body),
      }),
      onFailure: failureOutcome,
    })
    return parsed
  }
  return {
    get: (path, as) => call({ method: 'GET', path }, as),
    post: (path, as, body) => call({ method: 'POST', path, body }, as),
    patch: (path, as, body) => call({ method: 'PATCH', path, body }, as),
    delete: (path, as) => call({ method: 'DELETE', path }, as),
  }
}
