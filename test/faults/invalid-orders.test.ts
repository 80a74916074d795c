import { afterAll, beforeAll, expect, test } from 'bun:test'
import { orderBody, placeTestOrder, postOrder } from '../support/order-client'
import type { ServiceProcess } from '../support/service-process'
import { startService } from '../support/service-process'
import { invalidOrders, invalidRequests } from './invalid-orders'

let running: ServiceProcess
beforeAll(async () => {
  running = await startService()
}, 30_000)
afterAll(() => running.close())

const ledgers = [
  'emt_messages',
  'emt_streams',
  'projects',
  'people',
  'taken_names',
  'person_keys',
  'person_emails',
  'project_secrets',
  'idempotency',
  'alerts',
]

/** By night the worker looks for drift once, whatever is ordered. */
const jobs = `(select count(*)::int from pgboss.job where name <> 'drift') as jobs`

/** What background tasks ask of vendors by the minute, whatever is ordered. */
const vendorCalls = `(select count(*)::int from vendor_calls
  where method not in ('GET /servers', 'message.poll', 'GET /events', 'account.info')) as vendor_calls`

/** How many rows there are of everything that an order leaves behind. */
const rowCounts = async () => {
  const counts = ledgers.map((name) => `(select count(*)::int from ${name}) as "${name}"`)
  const [row] = await running.sql().unsafe(`select ${[...counts, jobs, vendorCalls].join(', ')}`)
  return row
}

type Problem = { code: string; status: number; errors: { pointer: string; code: string }[] }

const readProblem = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = (await answer.json()) as Problem
  expect(problem.status).toBe(answer.status)
  expect(problem.code).toMatch(/^[A-Z_]+$/)
  return problem
}

test('bad orders are refused for what is wrong with them, and nothing is left of them', async () => {
  expect(invalidOrders.length).toBeGreaterThan(100)
  const before = await rowCounts()
  for (const { pointer, body } of invalidOrders) {
    const answer = await postOrder(running, body)
    const problem = await readProblem(answer)
    const refusal = { pointer, body: JSON.stringify(body).slice(0, 500), status: answer.status }
    expect({ ...refusal, isRefused: [409, 422].includes(answer.status) }).toEqual({
      ...refusal,
      isRefused: true,
    })
    expect({ ...refusal, pointers: problem.errors.map((error) => error.pointer) }).toEqual({
      ...refusal,
      pointers: expect.arrayContaining([pointer]),
    })
  }
  expect(await rowCounts()).toEqual(before)
}, 30_000)

test('what is no order at all is refused before anything else', async () => {
  const before = await rowCounts()
  for (const { type, body, status } of invalidRequests) {
    const answer = await fetch(`${running.url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': type, 'idempotency-key': crypto.randomUUID() },
      body,
    })
    const refusal = { type, body: body.slice(0, 50) }
    expect({ ...refusal, status: answer.status }).toEqual({ ...refusal, status })
    await readProblem(answer)
  }
  for (const key of [undefined, 'short', 'x'.repeat(256)]) {
    const answer = await fetch(`${running.url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
      body: JSON.stringify(orderBody('ohne-schluessel')),
    })
    expect(answer.status).toBe(400)
    expect((await readProblem(answer)).code).toBe(key ? 'BAD_KEY' : 'KEY_MISSING')
  }
  expect(await rowCounts()).toEqual(before)
}, 30_000)

test('a price that a client sends is not believed, and what is ordered twice is paid once', async () => {
  const cheap = { price: { grossCents: 1 }, total: 1, plugins: ['kontakt', 'kontakt', 'directory'] }
  const order = await placeTestOrder(running, 'zu-billig', cheap)
  expect(order.total.grossCents).toBe(5950)
})
