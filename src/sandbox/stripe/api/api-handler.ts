import type { FaultInjector, InjectedFault } from '../../fault-injector'
import { mintStripeId, type StripeRuntime } from '../documents'
import { StripeApiError, type StripeErrorBody } from './api-error'
import { callStripeApi } from './api-routes'
import { assertApiVersion, assertSecretKey } from './assert-secret-key'
import type { StripeHttpRequest, StripeHttpResponse } from './http-server'
import { findSavedResponse, saveResponse } from './idempotency'
import { parseForm } from './parse-form'

type ApiHandlerOptions = { account: StripeRuntime; faults: FaultInjector; secretKey: string }
type ApiResponse = { status: number; body: string; headers?: Record<string, string> }

const createJsonResponse = (status: number, body: object): ApiResponse => ({
  status,
  body: JSON.stringify(body, null, 2),
})
const createErrorResponse = (
  status: number,
  error: StripeErrorBody,
  headers = {},
): ApiResponse => ({
  ...createJsonResponse(status, { error }),
  headers,
})

const serverErrorResponse = createErrorResponse(500, {
  type: 'api_error',
  message: 'An unknown error occurred. Please try again later.',
})
const rateLimitResponse = createErrorResponse(
  429,
  { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' },
  { 'retry-after': '1', 'stripe-rate-limited-reason': 'global-rate' },
)

const toRefusalResponse = ({ status = 400, body }: InjectedFault): ApiResponse => {
  if (body && typeof body === 'object')
    return createJsonResponse(
      status,
      'error' in body ? body : { error: { type: 'card_error', ...body } },
    )
  const message = typeof body === 'string' ? body : 'The request was refused.'
  return createErrorResponse(status, { type: 'invalid_request_error', message })
}

/** Executes the call and keeps its answer under its key, both or neither. */
const executeIdempotently = (
  { account }: ApiHandlerOptions,
  incoming: StripeHttpRequest,
  path: string,
): ApiResponse => {
  const key = incoming.method === 'POST' ? incoming.headers['idempotency-key'] : undefined
  const saved = key && findSavedResponse(account, key, path, incoming.body)
  if (saved) return { ...saved, headers: { 'idempotent-replayed': 'true' } }
  const form = parseForm(incoming.method === 'POST' ? incoming.body : incoming.query)
  return account.store.inTransaction(() => {
    const answer = createJsonResponse(200, callStripeApi(account, incoming.method, path, form))
    if (key) saveResponse(account, key, { path, body: incoming.body }, answer)
    return answer
  })
}

/** A server error is Stripe's answer too: it is kept under the key and given again. */
const recordServerError = (
  { account }: ApiHandlerOptions,
  incoming: StripeHttpRequest,
  path: string,
): ApiResponse => {
  const key = incoming.method === 'POST' ? incoming.headers['idempotency-key'] : undefined
  if (!key) return serverErrorResponse
  const saved = findSavedResponse(account, key, path, incoming.body)
  if (saved) return { ...saved, headers: { 'idempotent-replayed': 'true' } }
  saveResponse(account, key, { path, body: incoming.body }, serverErrorResponse)
  return serverErrorResponse
}

const injectFault = (
  settings: ApiHandlerOptions,
  fault: InjectedFault,
  incoming: StripeHttpRequest,
  path: string,
): ApiResponse => {
  if (fault.kind === 'error500') return recordServerError(settings, incoming, path)
  if (fault.kind === 'rateLimited') return rateLimitResponse
  if (fault.kind === 'garbage') return { status: 200, body: '<html>\u0000 502 Bad Gateway' }
  return toRefusalResponse(fault)
}

const respondSafely = (
  incoming: StripeHttpRequest,
  work: () => ApiResponse,
): StripeHttpResponse => {
  const headers = {
    'content-type': 'application/json',
    'request-id': mintStripeId('req_', 14),
    'stripe-version': incoming.headers['stripe-version'] ?? '2026-10-28.endive',
  }
  const caught = (error: unknown) =>
    error instanceof StripeApiError
      ? createErrorResponse(error.status, error.error)
      : serverErrorResponse
  let answer: ApiResponse
  try {
    answer = work()
  } catch (error) {
    answer = caught(error)
  }
  return {
    kind: 'answer',
    status: answer.status,
    body: answer.body,
    headers: { ...headers, ...answer.headers },
  }
}

const simulateLatency = ({ minMs, maxMs }: { minMs: number; maxMs: number }) =>
  maxMs > 0 ? Bun.sleep(minMs + Math.random() * (maxMs - minMs)) : undefined

/** Counts the calls of the running minute against the vendor's limit. */
const createMinuteCounter = (now: () => number) => {
  let minute = 0
  let calls = 0
  return (perMinute: number) => {
    const current = Math.floor(now() / 60_000)
    calls = current === minute ? calls + 1 : 1
    minute = current
    return perMinute > 0 && calls > perMinute
  }
}

/** Stripe's API: key, version, faults, idempotency, then the call itself. */
export const createStripeApiHandler = (settings: ApiHandlerOptions) => {
  const { faults, account, secretKey } = settings
  const exceeded = createMinuteCounter(account.now)
  return async (incoming: StripeHttpRequest): Promise<StripeHttpResponse> => {
    const path = incoming.path.replace(/^\/v1/, '')
    const fault = faults.take('stripe', `${incoming.method} ${path}`)
    if (fault?.kind === 'down') return { kind: 'hangUp', afterMs: 0 }
    if (fault?.kind === 'timeout') return { kind: 'hangUp', afterMs: fault.delayMs ?? 60_000 }
    await simulateLatency(faults.latency('stripe'))
    const reply = respondSafely(incoming, () => {
      assertSecretKey(incoming.headers.authorization, secretKey)
      assertApiVersion(incoming.headers['stripe-version'])
      if (exceeded(faults.latency('stripe').perMinute ?? 0)) return rateLimitResponse
      return fault && fault.kind !== 'replyLost'
        ? injectFault(settings, fault, incoming, path)
        : executeIdempotently(settings, incoming, path)
    })
    return fault?.kind === 'replyLost' ? { kind: 'hangUp', afterMs: 0 } : reply
  }
}
