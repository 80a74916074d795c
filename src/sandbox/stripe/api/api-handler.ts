import { type FaultInjector, type InjectedFault, simulateLatency } from '../../fault-injector'
import { createFixedWindowLimiter } from '../../rate-limiters'
import { mintStripeId, type StripeRuntime } from '../stripe-runtime'
import { StripeApiError, type StripeErrorBody } from './api-error'
import { callStripeApi } from './api-routes'
import { assertApiVersion, assertSecretKey } from './assert-secret-key'
import type { StripeHttpRequest, StripeHttpResponse } from './http-server'
import { assertKeyLength, findSavedResponse, saveResponse } from './idempotency'
import { parseForm } from './parse-form'

type ApiHandlerOptions = { runtime: StripeRuntime; faults: FaultInjector; secretKey: string }
type ApiResponse = { status: number; body: string; headers?: Record<string, string> }

const createJsonResponse = (status: number, body: object): ApiResponse => ({
  status,
  body: JSON.stringify(body, null, 2),
})
/** Where Stripe describes a code. */
const toDocumentation = ({ code }: StripeErrorBody) =>
  code ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } : {}

const createErrorResponse = (
  status: number,
  error: StripeErrorBody,
  headers = {},
): ApiResponse => ({
  ...createJsonResponse(status, { error: { ...error, ...toDocumentation(error) } }),
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

/** Stores the response of a POST under its idempotency key; a repeated key gets the stored one. */
const respondIdempotently = (
  { runtime }: ApiHandlerOptions,
  { method, headers, body }: StripeHttpRequest,
  path: string,
  respond: () => ApiResponse,
): ApiResponse => {
  const key = method === 'POST' ? headers['idempotency-key'] : undefined
  if (key) assertKeyLength(key)
  const saved = key && findSavedResponse(runtime, key, path, body)
  if (saved) return { ...saved, headers: { 'idempotent-replayed': 'true' } }
  return runtime.store.inTransaction(() => {
    const response = respond()
    if (key) saveResponse(runtime, key, { path, body }, response)
    return response
  })
}

const executeCall = (
  { runtime }: ApiHandlerOptions,
  { method, query, body }: StripeHttpRequest,
  path: string,
) => {
  const form = parseForm(method === 'POST' ? body : query)
  return createJsonResponse(200, callStripeApi(runtime, method, path, form))
}

const injectFault = (
  settings: ApiHandlerOptions,
  fault: InjectedFault,
  request: StripeHttpRequest,
  path: string,
): ApiResponse => {
  // Stripe stores its server errors under the key as well.
  if (fault.kind === 'error500')
    return respondIdempotently(settings, request, path, () => serverErrorResponse)
  if (fault.kind === 'rateLimited') return rateLimitResponse
  if (fault.kind === 'garbage') return { status: 200, body: '<html>\u0000 502 Bad Gateway' }
  return toRefusalResponse(fault)
}

const catchApiError = (respond: () => ApiResponse): ApiResponse => {
  try {
    return respond()
  } catch (error) {
    return error instanceof StripeApiError
      ? createErrorResponse(error.status, error.error)
      : serverErrorResponse
  }
}

const respondSafely = (
  request: StripeHttpRequest,
  respond: () => ApiResponse,
): StripeHttpResponse => {
  const headers = {
    'content-type': 'application/json',
    'request-id': mintStripeId('req_', 14),
    'stripe-version': request.headers['stripe-version'] ?? '2026-10-28.endive',
  }
  const response = catchApiError(respond)
  return { kind: 'answer', ...response, headers: { ...headers, ...response.headers } }
}

/** Stripe's API: key, version, faults, idempotency, then the call itself. */
export const createStripeApiHandler = (settings: ApiHandlerOptions) => {
  const { faults, runtime, secretKey } = settings
  const limitRate = createFixedWindowLimiter()
  return async (request: StripeHttpRequest): Promise<StripeHttpResponse> => {
    const path = request.path.replace(/^\/v1/, '')
    const fault = faults.take('stripe', `${request.method} ${path}`)
    if (fault?.kind === 'down') return { kind: 'hangUp', afterMs: 0 }
    if (fault?.kind === 'timeout') return { kind: 'hangUp', afterMs: fault.delayMs ?? 60_000 }
    await simulateLatency(faults.latency('stripe'))
    const reply = respondSafely(request, () => {
      assertSecretKey(request.headers.authorization, secretKey)
      assertApiVersion(request.headers['stripe-version'])
      const { perMinute = 0 } = faults.latency('stripe')
      if (!limitRate(perMinute, runtime.now()).isAllowed) return rateLimitResponse
      return fault && fault.kind !== 'replyLost'
        ? injectFault(settings, fault, request, path)
        : respondIdempotently(settings, request, path, () => executeCall(settings, request, path))
    })
    return fault?.kind === 'replyLost' ? { kind: 'hangUp', afterMs: 0 } : reply
  }
}
