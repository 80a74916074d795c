import { afterAll, beforeAll, expect, test } from 'bun:test'
import { projectStream } from '../../../events/streams'
import { findProject } from '../../../projections/queries/projects'
import type { PaymentFixture } from './payment-fixture'
import { openPaymentFixture } from './payment-fixture'

let fixture: PaymentFixture
beforeAll(async () => {
  fixture = await openPaymentFixture()
}, 30_000)
afterAll(() => fixture.close())

const declined = {
  type: 'PaymentFailed' as const,
  data: { cause: 'declined', attempt: 1 },
}

const payByDebit = async (method: 'sepa_debit' | 'sepa_debit_failing') => {
  const id = await fixture.order()
  const { url } = await fixture.requestCheckout(id)
  await fixture.actAt(url, 'pay', { method })
  return id
}

const submittedAt = async (id: string) =>
  (await findProject(fixture.sql, id))?.paymentSubmittedAt ?? null

/** The expiry of the order, as if its time had come. */
const expire = async (id: string) => {
  await fixture.sql`update pgboss.job set start_after = now()
    where name = 'orders' and state < 'active' and group_id = ${projectStream(id)}`
  await fixture.runQueue('orders', id)
}

test('a debit is on its way until its money comes', async () => {
  const id = await payByDebit('sepa_debit')
  await fixture.settle()
  expect(await fixture.typesOf(id)).toEqual(['PaymentRequested', 'PaymentSubmitted'])
  expect(await submittedAt(id)).not.toBeNull()
  fixture.standIn.settleDebits()
  await fixture.settle()
  expect((await fixture.typesOf(id)).slice(2)).toEqual(['PaymentConfirmed', 'ProvisioningReleased'])
  expect(await submittedAt(id)).toBeNull()
})

test('a debit that the bank returns has failed once, and another attempt is possible', async () => {
  const id = await payByDebit('sepa_debit_failing')
  await fixture.settle()
  fixture.standIn.settleDebits()
  await fixture.settle()
  const [, , ...rest] = (await fixture.events(id))
    .slice(1)
    .map(({ type, data }) => ({ type, data }))
  expect(rest).toEqual([declined])
  expect(await submittedAt(id)).toBeNull()
  const { url } = await fixture.requestCheckout(id, 2)
  await fixture.actAt(url, 'pay')
  await fixture.settle()
  expect((await fixture.typesOf(id)).slice(3)).toEqual([
    'PaymentRequested',
    'PaymentConfirmed',
    'ProvisioningReleased',
  ])
})

test('an order does not expire while Stripe says that its money is on its way', async () => {
  const id = await payByDebit('sepa_debit_failing')
  // Its webhook has not come yet.
  await expire(id)
  expect(await fixture.typesOf(id)).toEqual(['PaymentRequested'])
  await fixture.settle()
  fixture.standIn.settleDebits()
  await fixture.settle()
  // The bank returned it just now: there is a day to pay otherwise.
  await expire(id)
  expect(await fixture.typesOf(id)).not.toContain('OrderCancelled')
  fixture.clock.offsetMs = 25 * 3_600_000
  await expire(id)
  fixture.clock.offsetMs = 0
  expect((await fixture.events(id)).at(-1)).toMatchObject({
    type: 'OrderCancelled',
    data: { cause: 'expired' },
  })
})

test('an order does not expire between the charge and its webhook', async () => {
  const id = await fixture.order()
  const { url } = await fixture.requestCheckout(id)
  await fixture.actAt(url, 'pay')
  await expire(id)
  expect(await fixture.typesOf(id)).toEqual(['PaymentRequested'])
})

test('an order that was never paid expires', async () => {
  const id = await fixture.order()
  await fixture.requestCheckout(id)
  await expire(id)
  expect(await fixture.typesOf(id)).toEqual(['PaymentRequested', 'OrderCancelled'])
})
