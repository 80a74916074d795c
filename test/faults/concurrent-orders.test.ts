import { afterAll, expect, test } from 'bun:test'
import {
  adaBerger,
  fetchInventory,
  type OrderResponse,
  orderBody,
  placeTestOrder,
  postOrder,
} from '../support/order-client'
import { startService, waitUntil } from '../support/service-process'

const running = await startService()
afterAll(() => running.close())

const orderCount = process.env.VRS_PROVE ? 100 : 50

const counts = async () => {
  const [row] = await running.sql()<Record<string, number>[]>`
    select (select count(*)::int from projects) as projects,
      (select count(*)::int from people where role is null) as people,
      (select count(*)::int from person_keys k join people p on p.id = k.person_id
        where p.role is null) as keys,
      (select count(*)::int from taken_names) as names,
      (select count(*)::int from idempotency) as answers,
      (select count(*)::int from history where type = 'ProjectOrdered') as orders,
      (select count(*)::int from history where type = 'PaymentRequested') as requests`
  return row ?? {}
}

const countIncrease = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)]))

const expectedIncrease = {
  projects: 1,
  people: 1,
  keys: 1,
  names: 2,
  answers: 1,
  orders: 1,
  requests: 1,
}

type OrderAttempt = { status: number; body: OrderResponse & { code?: string } }

const readOrderAttempt = async (asking: Promise<Response>): Promise<OrderAttempt> => {
  const answer = await asking
  return { status: answer.status, body: (await answer.json()) as OrderAttempt['body'] }
}

const countByOutcome = (all: readonly OrderAttempt[]) => {
  const outcomes = all.map(({ status, body }) => `${status} ${body.code ?? body.status}`)
  return Object.fromEntries(
    [...new Set(outcomes)].map((name) => [name, outcomes.filter((one) => one === name).length]),
  )
}

test('of 32 orders at once for one slug exactly one wins', async () => {
  const before = await counts()
  const all = await Promise.all(
    Array.from({ length: 32 }, (_, number) =>
      readOrderAttempt(postOrder(running, orderBody('nur-einmal', { name: `Auftrag ${number}` }))),
    ),
  )
  expect(countByOutcome(all)).toEqual({ '201 pending_payment': 1, '409 SLUG_TAKEN': 31 })
  expect(countIncrease(before, await counts())).toEqual(expectedIncrease)
})

test('of 32 orders at once for one name exactly one wins', async () => {
  const before = await counts()
  const all = await Promise.all(
    Array.from({ length: 32 }, (_, number) => {
      const domain = { kind: 'subdomain', label: 'ein-name', baseDomain: 'vrs.localhost' }
      return readOrderAttempt(postOrder(running, orderBody(`auftrag-${number}`, { domain })))
    }),
  )
  expect(countByOutcome(all)).toEqual({ '201 pending_payment': 1, '409 DOMAIN_TAKEN': 31 })
  expect(countIncrease(before, await counts())).toEqual(expectedIncrease)
})

test(`the same key ${orderCount} times at once places one order`, async () => {
  const before = await counts()
  const key = crypto.randomUUID()
  const body = orderBody('ein-schluessel')
  const all = await Promise.all(
    Array.from({ length: orderCount }, () => readOrderAttempt(postOrder(running, body, key))),
  )
  const placed = all.filter(({ status }) => status === 201)
  const others = all.filter(({ status }) => status !== 201)
  expect(placed.length).toBeGreaterThan(0)
  for (const { status, body } of others) expect([status, body.code]).toEqual([409, 'KEY_IN_USE'])
  const [first] = placed
  for (const one of placed) expect(one).toEqual(first as OrderAttempt)
  const later = await readOrderAttempt(postOrder(running, body, key))
  expect(later).toEqual(first as OrderAttempt)
  expect(countIncrease(before, await counts())).toEqual(expectedIncrease)
  const { stripe } = await fetchInventory(running)
  const sessions = stripe.sessions.filter(({ projectId }) => projectId === later.body.projectId)
  expect(sessions).toHaveLength(1)
})

test('the same key with another body is refused', async () => {
  const key = crypto.randomUUID()
  await placeTestOrder(running, 'erster-auftrag', {}, key)
  const before = await counts()
  for (const change of [{ name: 'Anders' }, { customer: { ...adaBerger, phone: '+49 221 124' } }]) {
    const { status, body } = await readOrderAttempt(
      postOrder(running, orderBody('erster-auftrag', change), key),
    )
    expect([status, body.code]).toEqual([422, 'KEY_REUSED'])
  }
  expect(await counts()).toEqual(before)
})

test('a key is as good again after its order was refused', async () => {
  const key = crypto.randomUUID()
  await placeTestOrder(running, 'schon-vergeben')
  const { status, body } = await readOrderAttempt(
    postOrder(running, orderBody('schon-vergeben'), key),
  )
  expect([status, body.code]).toEqual([409, 'SLUG_TAKEN'])
  const order = await placeTestOrder(running, 'noch-frei', {}, key)
  expect(order.status).toBe('pending_payment')
})

test('the same key while everything is killed places one order', async () => {
  const key = crypto.randomUUID()
  const body = orderBody('trotz-abbruch')
  const before = await counts()
  const asking = Array.from({ length: 20 }, () =>
    postOrder(running, body, key).then(
      (answer) => answer.status,
      () => 0,
    ),
  )
  await waitUntil('the first trace of it', async () => {
    const found = await running.sql()`select from idempotency where key = ${key}`
    return found.length > 0
  })
  await running.kill()
  for (const status of await Promise.all(asking)) expect([0, 201, 409]).toContain(status)
  await running.start()
  // A request that died keeps its lease for a minute; what it left is taken over after that.
  await running.sql()`update idempotency set lease_until = now() where key = ${key}`
  const order = await placeTestOrder(running, 'trotz-abbruch', {}, key)
  expect(await placeTestOrder(running, 'trotz-abbruch', {}, key)).toEqual(order)
  expect(countIncrease(before, await counts())).toEqual(expectedIncrease)
}, 30_000)
