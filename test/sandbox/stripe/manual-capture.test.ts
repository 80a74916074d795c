import { afterEach, expect, test } from 'bun:test'
import {
  checkoutParameters,
  closeAll,
  openCheckoutSession,
  postForm,
} from './sandbox-stripe-fixture'

afterEach(closeAll)

const createAuthorizedPayment = async () => {
  const { standIn, stripe, id, url } = await openCheckoutSession({
    payment_intent_data: { capture_method: 'manual' },
  })
  await postForm(`${url}/pay`, new URLSearchParams({ method: 'sepa_debit' }))
  const { payment_intent: intent, ...read } = await stripe.checkout.sessions.retrieve(id, {
    expand: ['payment_intent'],
  })
  if (!intent || typeof intent === 'string')
    throw new Error(`expected an intent in full, found ${intent}`)
  return {
    standIn,
    stripe,
    read,
    intent,
    types: () => standIn.inventory().events.map(({ type }) => type),
  }
}

test('money of a manual session is only held, whatever it is paid with', async () => {
  const { standIn, read, intent, stripe } = await createAuthorizedPayment()
  expect(read).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 4900 })
  expect(standIn.inventory().charges).toEqual([])
  const charge = await stripe.charges.retrieve(String(intent.latest_charge))
  expect(charge).toMatchObject({ captured: false, amount_captured: 0 })
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toThrow('successful')
})

test('it is captured once; nothing can be cancelled afterwards', async () => {
  const { standIn, stripe, intent, types, read } = await createAuthorizedPayment()
  const done = await stripe.paymentIntents.capture(intent.id)
  expect(done).toMatchObject({ status: 'succeeded', amount_received: 4900 })
  expect(standIn.inventory().charges).toHaveLength(1)
  expect((await stripe.checkout.sessions.retrieve(read.id)).payment_status).toBe('paid')
  expect(types()).toContain('charge.captured')
  const state = { code: 'payment_intent_unexpected_state' }
  await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject(state)
  await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject(state)
})

test('it is let go once; nothing can be captured afterwards', async () => {
  const { standIn, stripe, intent, types } = await createAuthorizedPayment()
  const reason = 'abandoned' as const
  const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: reason })
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: reason })
  expect(standIn.inventory().charges).toEqual([])
  expect(types()).toContain('payment_intent.canceled')
  const state = { code: 'payment_intent_unexpected_state' }
  await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject(state)
  await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject(state)
})

test('what Stripe does not know is refused', async () => {
  const { stripe, intent } = await createAuthorizedPayment()
  const odd = { amount: 1 } as never
  await expect(stripe.paymentIntents.capture(intent.id, odd)).rejects.toThrow('unknown parameter')
  await expect(stripe.paymentIntents.capture('pi_none')).rejects.toThrow('No such payment_intent')
  const method = { payment_intent_data: { capture_method: 'later' as never } }
  await expect(stripe.checkout.sessions.create(checkoutParameters(method))).rejects.toThrow(
    'capture_method',
  )
  await expect(stripe.checkout.sessions.list({ expand: ['data.customer'] })).rejects.toThrow(
    'expand',
  )
})
