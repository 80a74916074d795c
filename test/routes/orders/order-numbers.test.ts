import { afterAll, beforeAll, expect, test } from 'bun:test'
import { claimIdempotencyKey, releaseClaim } from '../../../src/routes/orders/idempotency'
import { type OrderResponse, orderBody } from '../../support/order-client'
import { openFullApp } from '../support/full-app'

let app: Awaited<ReturnType<typeof openFullApp>>
beforeAll(async () => {
  app = await openFullApp()
}, 30_000)
afterAll(() => app.close())

const post = (slug: string, change: object = {}, key: string = crypto.randomUUID()) =>
  fetch(`${app.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(orderBody(slug, change)),
  })
const toNumber = (orderNumber: string) => Number(orderNumber.slice(5))
const numberOf = async (answer: Response) =>
  toNumber(((await answer.json()) as OrderResponse).orderNumber)
const order = async (slug: string) => numberOf(await post(slug))

test.each([
  ['of a name that is taken', 'belegt', () => post('belegt-erste'), 409],
  ['of a bundle that nobody offers', 'buendel', () => post('b-2', { bundle: 'keines' }), 422],
  ['at another price', 'preis', () => post('p-2', { expectedGrossCents: 1 }), 422],
] as const)('an order %s takes no number', async (_, slug, refused, status) => {
  const first = await order(`${slug}-erste`)
  expect((await refused()).status).toBe(status)
  expect(await order(`${slug}-zweite`)).toBe(first + 1)
})

test('a request that comes again takes no number', async () => {
  const key = crypto.randomUUID()
  const first = await numberOf(await post('wiederholt', {}, key))
  expect(await numberOf(await post('wiederholt', {}, key))).toBe(first)
  expect((await post('wiederholt', { name: 'Anders' }, key)).status).toBe(422)
  expect(await order('danach')).toBe(first + 1)
})

test('of eight at once for one name the number of each that was refused comes to another', async () => {
  const before = await order('vorher')
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('begehrt')))
  const placed = answers.filter(({ status }) => status === 201)
  expect(placed).toHaveLength(1)
  const numbers = await Promise.all(placed.map(numberOf))
  for (let index = 0; index < 7; index += 1) numbers.push(await order(`nachher-${index}`))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 8 }, (_, index) => before + 1 + index),
  )
})

test('what is refused names no number, as another order will have it', async () => {
  for (const wrong of [{ projectType: 'none' }, { name: '' }, { bundle: 'none' }]) {
    const answer = await post(`abgelehnt-${Bun.randomUUIDv7().slice(-6)}`, wrong)
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.not.stringMatching(/\d{4}-\d{5}/),
    ])
  }
})

test('a number of six digits keeps all of them', async () => {
  const { sql } = app.deps
  await sql`delete from spare_order_numbers`
  await sql`select setval('order_numbers', 123455)`
  const claim = () => claimIdempotencyKey(sql, 'test', 'k', {}, new Date('2026-11-21T12:00:00Z'))
  const claimed = await claim()
  if (claimed.state !== 'claimed') throw new Error('expected a new claim')
  expect(claimed.ids.orderNumber).toBe('2026-123456')
  await releaseClaim(sql, 'test', 'k', claimed.ids)
  expect(await claim()).toMatchObject({ ids: { orderNumber: '2026-123456' } })
})
