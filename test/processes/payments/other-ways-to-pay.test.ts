import { afterAll, expect, test } from 'bun:test'
import { Stripe } from 'stripe'
import { checkoutParameters, sandboxSecretKey } from '../../sandbox/stripe/sandbox-stripe-fixture'
import { openPaymentFixture, paidByBank } from './payment-fixture'

const fixture = await openPaymentFixture()
afterAll(() => fixture.close())

test('money by bank ends the checkout that is still open', async () => {
  const id = await fixture.order()
  const { sessionId } = await fixture.requestCheckout(id)
  await fixture.command(id, paidByBank('R-1'))
  await fixture.runQueue('orders', id)
  expect((await fixture.stripe.getSession(sessionId)).status).toBe('expired')
})

test('money by bank gives back what a card holds for the same order', async () => {
  const id = await fixture.order()
  const { sessionId, url } = await fixture.requestCheckout(id, 1, 'manual')
  await fixture.actAt(url, 'pay')
  await fixture.command(id, paidByBank('R-1'))
  await fixture.runQueue('orders', id)
  expect((await fixture.stripe.getSession(sessionId)).moneyState).toBe('voided')
})

test('a card that is charged after the transfer leaves an event of its own', async () => {
  const id = await fixture.order()
  const { url } = await fixture.requestCheckout(id)
  await fixture.actAt(url, 'pay')
  await fixture.command(id, paidByBank('R-1'))
  await fixture.settle('orders')
  expect(await fixture.typesOf(id)).toEqual([
    'PaymentRequested',
    'PaymentConfirmed',
    'ProvisioningReleased',
    'PaymentArrivedInExcess',
  ])
})

test.each([
  ['a reference of its own', { client_reference_id: 'kurs-4711' }],
  ['metadata of its own', { client_reference_id: 'kurs-4711', metadata: { kurs: '4711' } }],
  ['a reference like ours', { client_reference_id: Bun.randomUUIDv7() }],
])('another shop of the account with %s is passed over at once', async (_, parameters) => {
  const sdk = new Stripe(sandboxSecretKey, {
    protocol: 'http',
    host: '127.0.0.1',
    port: fixture.standIn.port,
    maxNetworkRetries: 0,
  })
  const { url } = await sdk.checkout.sessions.create(checkoutParameters(parameters))
  await fixture.actAt(url ?? '', 'decline')
  await fixture.actAt(url ?? '', 'pay')
  await fixture.settle()
  expect(fixture.alerts).toEqual([])
  const open = await fixture.sql`
    select 1 from pgboss.job where name = 'payments' and state < 'completed'`
  expect(open.length).toBe(0)
})
