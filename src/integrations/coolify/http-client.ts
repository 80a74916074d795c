import type { ZodType } from 'zod'
import { callContext, passFence, type RecordCall, type VendorCall } from '../call-context'
import { VendorError } from '../vendor-error'
import { garbage, refusal, silence } from './errors'
import { redacted, secretsSaid } from './redact-payload'
import { withoutSecrets } from './redact-text'

export type LineOptions = {
  /** `https://coolify.example`, with or without `/api/v1`. */
  url: string
  token: string
  record: RecordCall
  /** For one call; 15,000 by default. */
  timeoutMs?: number
  fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/** Calls to Coolify, each recorded; `as` says what the answer must look like. */
export type Line = {
  get<T>(path: string, as: ZodType<T>): Promise<T>
  post<T>(path: string, as: ZodType<T>, body?: object): Promise<T>
  patch<T>(path: string, as: ZodType<T>, body: object): Promise<T>
  delete<T>(path: string, as: ZodType<T>): Promise<T>
}

type Asked = { method: string; path: string; body?: object | undefined }
type Told = { status: number; body: unknown; headers: Headers }
type Recorded = Pick<VendorCall, 'outcome' | 'code' | 'response'>

const parsed = (text: string, contentType: string): unknown => {
  if (!contentType.includes('json')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const ask = async (options: LineOptions, { method, path, body }: Asked): Promise<Told> => {
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
  const found = parsed(await answer.text(), headers.get('content-type') ?? '')
  return { status, body: found, headers }
}

const recordedFailure = (error: unknown): Recorded => {
  if (!(error instanceof VendorError)) return { outcome: 'failed', code: 'BUG', response: null }
  const { code, vendorText } = error.details
  return { outcome: /^4/.test(code) ? 'refused' : 'failed', code, response: vendorText }
}

/** Coolify may repeat what it was sent; its words go into logs and events. */
const withoutSaid = (error: unknown, body: unknown) => {
  if (!(error instanceof VendorError)) return error
  const vendorText = withoutSecrets(error.details.vendorText, secretsSaid(body))
  return new VendorError({ ...error.details, vendorText }, error.cause)
}

const understood = <T>(name: string, { status, body, headers }: Told, as: ZodType<T>): T => {
  if (status < 200 || status > 299) throw refusal(name, status, body, headers)
  const answer = as.safeParse(body)
  if (answer.success) return answer.data
  const { path, message } = answer.error.issues[0] ?? { path: [], message: 'something else' }
  throw garbage(name, `${path.join('.') || 'the answer'}: ${message}`)
}

export const openLine = (options: LineOptions): Line => {
  const call = async <T>(asked: Asked, as: ZodType<T>): Promise<T> => {
    const name = `${asked.method} ${asked.path}`
    const begun = Date.now()
    const record = (told: Recorded) =>
      options.record({
        ...callContext(),
        vendor: 'coolify',
        method: name,
        startedAt: new Date(begun).toISOString(),
        durationMs: Date.now() - begun,
        request: redacted(asked.body ?? null),
        ...told,
      })
    // Who comes too late may still take away what it made itself.
    if (asked.method === 'POST' || asked.method === 'PATCH') await passFence()
    try {
      const told = await ask(options, asked).catch((error: unknown) => {
        throw silence(name, error)
      })
      const answer = understood(name, told, as)
      record({ outcome: 'ok', code: String(told.status), response: redacted(told.body) })
      return answer
    } catch (error) {
      const told = withoutSaid(error, asked.body)
      record(recordedFailure(told))
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
