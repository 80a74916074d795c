import type { Fault, Faults } from '../../fault-injector'
import { type Account, mintId } from '../documents'
import { type ErrorBody, Refusal } from './api-error'
import { callApi } from './api-routes'
import { admit, admitVersion } from './assert-secret-key'
import type { Incoming, Reply } from './http-server'
import { savedReply, saveReply } from './idempotency'
import { parseForm } from './parse-form'

type Settings = { account: Account; faults: Faults; secretKey: string }
type Answer = { status: number; body: string; headers?: Record<string, string> }

const json = (status: number, body: object): Answer => ({
  status,
  body: JSON.stringify(body, null, 2),
})
const problem = (status: number, error: ErrorBody, headers = {}): Answer => ({
  ...json(status, { error }),
  headers,
})

const outage = problem(500, {
  type: 'api_error',
  message: 'An unknown error occurred. Please try again later.',
})
const tooMany = problem(
  429,
  { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' },
  { 'retry-after': '1', 'stripe-rate-limited-reason': 'global-rate' },
)

const refusalOf = ({ status = 400, body }: Fault): Answer => {
  if (body && typeof body === 'object')
    return json(status, 'error' in body ? body : { error: { type: 'card_error', ...body } })
  const message = typeof body === 'string' ? body : 'The request was refused.'
  return problem(status, { type: 'invalid_request_error', message })
}

/** Executes the call and keeps its answer under its key, both or neither. */
const execute = ({ account }: Settings, incoming: Incoming, path: string): Answer => {
  const key = incoming.method === 'POST' ? incoming.headers['idempotency-key'] : undefined
  const saved = key && savedReply(account, key, path, incoming.body)
  if (saved) return { ...saved, headers: { 'idempotent-replayed': 'true' } }
  const form = parseForm(incoming.method === 'POST' ? incoming.body : incoming.query)
  return account.shelf.together(() => {
    const answer = json(200, callApi(account, incoming.method, path, form))
    if (key) saveReply(account, key, { path, body: incoming.body }, answer)
    return answer
  })
}

/** A server error is Stripe's answer too: it is kept under the key and given again. */
const breakDown = ({ account }: Settings, incoming: Incoming, path: string): Answer => {
  const key = incoming.method === 'POST' ? incoming.headers['idempotency-key'] : undefined
  if (!key) return outage
  const saved = savedReply(account, key, path, incoming.body)
  if (saved) return { ...saved, headers: { 'idempotent-replayed': 'true' } }
  saveReply(account, key, { path, body: incoming.body }, outage)
  return outage
}

const suffer = (settings: Settings, fault: Fault, incoming: Incoming, path: string): Answer => {
  if (fault.kind === 'error500') return breakDown(settings, incoming, path)
  if (fault.kind === 'rateLimited') return tooMany
  if (fault.kind === 'garbage') return { status: 200, body: '<html>\u0000 502 Bad Gateway' }
  return refusalOf(fault)
}

const guarded = (incoming: Incoming, work: () => Answer): Reply => {
  const headers = {
    'content-type': 'application/json',
    'request-id': mintId('req_', 14),
    'stripe-version': incoming.headers['stripe-version'] ?? '2026-10-28.endive',
  }
  const caught = (error: unknown) =>
    error instanceof Refusal ? problem(error.status, error.error) : outage
  let answer: Answer
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

const pause = ({ minMs, maxMs }: { minMs: number; maxMs: number }) =>
  maxMs > 0 ? Bun.sleep(minMs + Math.random() * (maxMs - minMs)) : undefined

/** Counts the calls of the running minute against the vendor's limit. */
const openMeter = (now: () => number) => {
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
export const openFrontDoor = (settings: Settings) => {
  const { faults, account, secretKey } = settings
  const exceeded = openMeter(account.now)
  return async (incoming: Incoming): Promise<Reply> => {
    const path = incoming.path.replace(/^\/v1/, '')
    const fault = faults.take('stripe', `${incoming.method} ${path}`)
    if (fault?.kind === 'down') return { kind: 'hangUp', afterMs: 0 }
    if (fault?.kind === 'timeout') return { kind: 'hangUp', afterMs: fault.delayMs ?? 60_000 }
    await pause(faults.latency('stripe'))
    const reply = guarded(incoming, () => {
      admit(incoming.headers.authorization, secretKey)
      admitVersion(incoming.headers['stripe-version'])
      if (exceeded(faults.latency('stripe').perMinute ?? 0)) return tooMany
      return fault && fault.kind !== 'replyLost'
        ? suffer(settings, fault, incoming, path)
        : execute(settings, incoming, path)
    })
    return fault?.kind === 'replyLost' ? { kind: 'hangUp', afterMs: 0 } : reply
  }
}
