import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Stripe } from 'stripe'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'
import type { CheckoutOrder } from '../../../src/integrations/stripe/stripe-client'
import { InvalidWebhookSignature } from '../../../src/integrations/stripe/webhooks'
import { VendorError } from '../../../src/integrations/vendor-error'
import { createFaultInjector, type FaultKind } from '../../../src/sandbox/fault-injector'
import {
  openStripeStandIn as openStandIn,
  type StripeStandIn,
} from '../../../src/sandbox/stripe/stripe-stand-in'

const secretKey = 'sk_test_client'
const webhookSecret = 'whsec_client'
const faults = createFaultInjector()
const dataDir = mkdtempSync(`${tmpdir()}/stripe-client-`)
const calls: VendorCall[] = []
let standIn: StripeStandIn
let stripe: ReturnType<typeof openStripeClient>

beforeAll(async () => {
  const webhookUrl = 'http://127.0.0.1:9/nobody'
  standIn = await openStandIn({ dataDir, port: 0, faults, secretKey, webhookSecret, webhookUrl })
  const record = (call: VendorCall) => void calls.push(call)
  stripe = openStripeClient({ secretKey, webhookSecret, apiBase: standIn.url, record })
})

afterEach(() => {
  faults.clear()
  calls.length = 0
})

afterAll(async () => {
  await standIn.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const order = (projectId: string, over: Partial<CheckoutOrder> = {}): CheckoutOrder => ({
  key: `order:${projectId}:checkout:1`,
  projectId,
  attempt: 1,
  orderNumber: 'VRS-2026-00001',
  amountCents: 4900,
  currency: 'EUR',
  description: 'Steuerberater Köln',
  successUrl: `http://localhost:3000/orders/${projectId}`,
  cancelUrl: `http://localhost:3000/orders/${projectId}`,
  ...over,
})

const fail = (method: string, kind: FaultKind, times = 1, more = {}) =>
  faults.add({ vendor: 'stripe', method, kind, times, ...more })

const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (error) => error,
  )
  if (error instanceof VendorError) return error.details
  throw new Error(`expected a VendorError, found ${error}`)
}

const sessionsOf = (id: string) =>
  standIn.inventory().sessions.filter(({ projectId }) => projectId === id)

const pay = (url: string) => fetch(`${url}/pay`, { method: 'POST', redirect: 'manual' })

describe('a checkout', () => {
  test('is opened once per key and can be read, paid and read again', async () => {
    const first = await stripe.ensureCheckout(order('berger'))
    expect(await stripe.ensureCheckout(order('berger'))).toEqual(first)
    const open = { status: 'open', paymentStatus: 'unpaid', paymentRef: null, url: first.url }
    expect(await stripe.getSession(first.sessionId)).toMatchObject(open)
    await pay(first.url)
    const paid = await stripe.getSession(first.sessionId)
    expect(paid).toMatchObject({
      status: 'complete',
      paymentStatus: 'paid',
      amountCents: 4900,
      currency: 'EUR',
      projectId: 'berger',
      attempt: 1,
    })
    expect(await stripe.findSessionOfPayment(paid.paymentRef ?? '')).toEqual(paid)
  })

  test('whose answer was lost is found under its key', async () => {
    fail('POST /checkout/sessions', 'replyLost', 3)
    const lost = await failure(stripe.ensureCheckout(order('lost')))
    expect(lost).toMatchObject({ errorClass: 'transient', owner: 'vendor' })
    faults.clear()
    const { sessionId } = await stripe.ensureCheckout(order('lost'))
    expect(sessionsOf('lost')).toMatchObject([{ id: sessionId }])
  })

  test('goes on to another key when Stripe keeps repeating a server error', async () => {
    fail('POST /checkout/sessions', 'error500', 3)
    const create = () => stripe.ensureCheckout(order('broken'))
    expect(await failure(create())).toMatchObject({ errorClass: 'transient', code: '500' })
    expect(await failure(create())).toMatchObject({ errorClass: 'transient', code: '500' })
    const made = await create()
    expect(await create()).toEqual(made)
    expect(sessionsOf('broken')).toHaveLength(1)
  })

  test('ends when we say so, and stays ended', async () => {
    const { sessionId, url } = await stripe.ensureCheckout(order('ended'))
    expect(await stripe.expireSession(sessionId)).toMatchObject({ status: 'expired', url: null })
    expect(await stripe.expireSession(sessionId)).toMatchObject({ status: 'expired' })
    expect((await pay(url)).status).toBe(410)
    const paid = await stripe.ensureCheckout(order('paid'))
    await pay(paid.url)
    expect(await failure(stripe.expireSession(paid.sessionId))).toMatchObject({
      errorClass: 'permanent',
    })
  })
})

describe('what goes wrong', () => {
  test('is transient where trying again helps', async () => {
    const read = (kind: FaultKind, times = 1) => {
      fail('GET /checkout/sessions/*', kind, times)
      return failure(stripe.getSession('cs_test_none'))
    }
    expect(await read('error500')).toMatchObject({ errorClass: 'transient', code: '500' })
    expect(await read('rateLimited')).toMatchObject({
      errorClass: 'transient',
      code: 'RATE_LIMITED',
      retryAfterSeconds: 1,
    })
    expect(await read('garbage')).toMatchObject({ errorClass: 'transient' })
    expect(await read('down', 3)).toMatchObject({ errorClass: 'transient', code: 'UNREACHABLE' })
  })

  test('is permanent or ours where it does not', async () => {
    expect(await failure(stripe.getSession('cs_test_none'))).toMatchObject({
      errorClass: 'permanent',
      code: 'resource_missing',
      owner: 'us',
    })
    await stripe.ensureCheckout(order('twice'))
    const dearer = stripe.ensureCheckout(order('twice', { amountCents: 5900 }))
    expect(await failure(dearer)).toMatchObject({ errorClass: 'ours', code: 'IDEMPOTENCY' })
    const record = () => undefined
    const stranger = openStripeClient({
      secretKey: 'sk_x',
      webhookSecret,
      apiBase: standIn.url,
      record,
    })
    expect(await failure(stranger.getSession('cs_test_none'))).toMatchObject({ errorClass: 'ours' })
  })

  test('is recorded without the address that lets one pay', async () => {
    const { url } = await stripe.ensureCheckout(order('recorded'))
    await failure(stripe.getSession('cs_test_none'))
    expect(calls).toMatchObject([
      { vendor: 'stripe', method: 'POST /checkout/sessions', outcome: 'ok', code: '200' },
      { method: 'GET /checkout/sessions/{id}', outcome: 'refused', code: 'resource_missing' },
    ])
    expect(JSON.stringify(calls)).not.toContain(url)
    expect(JSON.stringify(calls)).not.toContain(secretKey)
  })
})

describe('a webhook', () => {
  const sign = async (body: object, secret = webhookSecret, timestamp?: number) => {
    const payload = JSON.stringify(body)
    const header = { payload, secret, ...(timestamp && { timestamp }) }
    return { payload, signature: await Stripe.webhooks.generateTestHeaderStringAsync(header) }
  }
  const completed = {
    id: 'evt_1',
    object: 'event',
    type: 'checkout.session.completed',
    created: 1_795_000_000,
    data: {
      object: {
        id: 'cs_test_1',
        object: 'checkout.session',
        payment_intent: 'pi_1',
        metadata: { projectId: 'berger' },
      },
    },
  }

  test('that Stripe signed is read', async () => {
    const { payload, signature } = await sign(completed)
    expect(await stripe.readEvent(payload, signature)).toEqual({
      id: 'evt_1',
      type: 'checkout.session.completed',
      created: '2026-11-18T11:06:40.000Z',
      sessionId: 'cs_test_1',
      paymentRef: 'pi_1',
      projectId: 'berger',
    })
  })

  test('that was forged, altered, old or not signed is refused', async () => {
    const { payload, signature } = await sign(completed)
    const forged = await sign(completed, 'whsec_other')
    const old = await sign(completed, webhookSecret, Math.floor(Date.now() / 1000) - 400)
    const attempts: [string, string | undefined][] = [
      [forged.payload, forged.signature],
      [payload.replace('cs_test_1', 'cs_test_2'), signature],
      [old.payload, old.signature],
      [payload, undefined],
      [payload, 'nonsense'],
    ]
    for (const [body, header] of attempts)
      await expect(stripe.readEvent(body, header)).rejects.toBeInstanceOf(InvalidWebhookSignature)
  })

  test('that got lost is found by asking', async () => {
    const { sessionId, url } = await stripe.ensureCheckout(order('missed'))
    await pay(url)
    const missed = await stripe.listMissedEvents()
    expect(missed.find((event) => event.sessionId === sessionId)).toMatchObject({
      type: 'checkout.session.completed',
      projectId: 'missed',
    })
  })
})

test('a refund is made once per key, even when its answer was lost or broken', async () => {
  const { sessionId, url } = await stripe.ensureCheckout(order('refunded'))
  await pay(url)
  const { paymentRef } = await stripe.getSession(sessionId)
  const refund = () =>
    stripe.refund({ key: 'refund:refunded', paymentRef: paymentRef ?? '', amountCents: 2000 })
  fail('POST /refunds', 'error500')
  await failure(refund())
  fail('POST /refunds', 'replyLost', 3)
  await failure(refund())
  faults.clear()
  expect((await refund()).refundRef).toBe((await refund()).refundRef)
  const account = new Stripe(secretKey, {
    protocol: 'http',
    host: '127.0.0.1',
    port: new URL(standIn.url).port,
  })
  const { data } = await account.refunds.list({ payment_intent: paymentRef ?? '' })
  expect(data).toHaveLength(1)
})
