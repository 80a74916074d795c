import { afterEach, describe, expect, test } from 'bun:test'
import { Stripe } from 'stripe'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import {
  checkoutParameters,
  closeAll,
  createStripeClient,
  createStripeDataDir,
  openSandboxStripe,
  openStandInWithClient,
  openWebhookReceiver,
  pollForResult,
  postForm,
  sandboxWebhookSecret,
  webhookTypes,
} from './sandbox-stripe-fixture'

afterEach(closeAll)

describe('the API', () => {
  test('opens a session and gives the same one to the same key', async () => {
    const { standIn, stripe } = await openStandInWithClient()
    const key = { idempotencyKey: 'order:berger:checkout:1' }
    const first = await stripe.checkout.sessions.create(checkoutParameters(), key)
    const again = await stripe.checkout.sessions.create(checkoutParameters(), key)
    expect(again.id).toBe(first.id)
    expect(first).toMatchObject({ status: 'open', amount_total: 4900, payment_status: 'unpaid' })
    expect(standIn.inventory().sessions).toEqual([
      {
        id: first.id,
        url: `${standIn.url}/c/pay/${first.id}`,
        projectId: 'project-berger',
        status: 'open',
      },
    ])
  })

  test('refuses a key that comes back with other parameters', async () => {
    const stripe = createStripeClient(await openSandboxStripe())
    const key = { idempotencyKey: 'order:berger:checkout:1' }
    await stripe.checkout.sessions.create(checkoutParameters(), key)
    const other = stripe.checkout.sessions.create(checkoutParameters({ locale: 'de' }), key)
    await expect(other).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
  })

  test('repeats a server error under its key, and keeps no refusal', async () => {
    const faults = createFaultInjector()
    const stripe = createStripeClient(await openSandboxStripe({ faults }))
    const key = { idempotencyKey: 'order:berger:checkout:1' }
    faults.add({ vendor: 'stripe', method: 'POST /checkout/sessions', kind: 'error500', times: 1 })
    const create = () => stripe.checkout.sessions.create(checkoutParameters(), key)
    await expect(create()).rejects.toMatchObject({ statusCode: 500 })
    await expect(create()).rejects.toMatchObject({ statusCode: 500 })
    const refused = { idempotencyKey: 'order:adler:checkout:1' }
    const cheap = checkoutParameters({ expires_at: 1 })
    await expect(stripe.checkout.sessions.create(cheap, refused)).rejects.toMatchObject({
      param: 'expires_at',
    })
    expect(await stripe.checkout.sessions.create(checkoutParameters(), refused)).toHaveProperty(
      'id',
    )
  })

  test('refuses an unknown parameter, a missing one, a foreign key and an unknown id', async () => {
    const { standIn, stripe } = await openStandInWithClient()
    const create = (params: object) => stripe.checkout.sessions.create(params)
    await expect(create({ ...checkoutParameters(), colour: 'red' })).rejects.toMatchObject({
      code: 'parameter_unknown',
      param: 'colour',
    })
    await expect(create({ mode: 'payment' })).rejects.toMatchObject({ code: 'parameter_missing' })
    const foreign = new Stripe('sk_test_other', {
      protocol: 'http',
      host: '127.0.0.1',
      port: standIn.port,
    })
    await expect(foreign.events.list()).rejects.toMatchObject({ statusCode: 401 })
    await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
      code: 'resource_missing',
    })
  })

  test('refunds no more than was paid', async () => {
    const { stripe } = await openStandInWithClient()
    const { url, id } = await stripe.checkout.sessions.create(checkoutParameters())
    await postForm(`${url}/pay`)
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id)
    const part = { payment_intent: String(payment_intent), amount: 4000 }
    const key = { idempotencyKey: 'refund-berger' }
    const refund = await stripe.refunds.create(part, key)
    expect((await stripe.refunds.create(part, key)).id).toBe(refund.id)
    await expect(stripe.refunds.create(part)).rejects.toMatchObject({ param: 'amount' })
    const { data } = await stripe.charges.list({ payment_intent: String(payment_intent) })
    expect(data).toMatchObject([{ amount: 4900, amount_refunded: 4000, refunded: false }])
  })
})

describe('the checkout page', () => {
  test('takes the money once, however often one presses', async () => {
    const standIn = await openSandboxStripe()
    const { url, id } = await createStripeClient(standIn).checkout.sessions.create(
      checkoutParameters(),
    )
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => postForm(`${url}/pay`)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303])
    expect(answers[0]?.headers.get('location')).toBe(
      `http://localhost:3000/orders/berger?session=${id}`,
    )
    expect(standIn.inventory().charges).toMatchObject([
      { amount: 4900, currency: 'eur', sessionId: id },
    ])
    expect(await (await fetch(String(url))).text()).toContain('Diese Zahlung ist eingegangen.')
  })

  test('shows what is to be paid, and that a card was declined', async () => {
    const { standIn, stripe } = await openStandInWithClient()
    const { url, id } = await stripe.checkout.sessions.create(checkoutParameters())
    expect(await (await fetch(String(url))).text()).toContain('49,00\u00a0€ mit Karte bezahlen')
    await postForm(`${url}/decline`)
    expect(await (await fetch(String(url))).text()).toContain('Die Karte wurde abgelehnt.')
    expect(standIn.inventory().charges).toEqual([])
    const declined = await stripe.checkout.sessions.retrieve(id)
    expect(declined).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    await postForm(`${url}/pay`)
    expect(standIn.inventory().charges).toHaveLength(1)
  })

  test('takes no money for an expired session', async () => {
    let now = Date.now()
    const standIn = await openSandboxStripe({ now: () => now })
    const { url, id } = await createStripeClient(standIn).checkout.sessions.create(
      checkoutParameters(),
    )
    now += 24 * 3600 * 1000
    expect((await postForm(`${url}/pay`)).status).toBe(410)
    expect(standIn.inventory()).toMatchObject({
      charges: [],
      sessions: [{ id, status: 'expired' }],
    })
    expect(standIn.inventory().events.map(({ type }) => type)).toEqual(['checkout.session.expired'])
  })

  test('settles a direct debit after the session is complete', async () => {
    const { standIn, stripe } = await openStandInWithClient()
    const { url, id } = await stripe.checkout.sessions.create(checkoutParameters())
    await postForm(`${url}/pay`, new URLSearchParams({ method: 'sepa_debit' }))
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    })
    await pollForResult(() =>
      standIn.inventory().events.find(({ type }) => type.endsWith('async_payment_succeeded')),
    )
    expect(standIn.inventory().charges).toHaveLength(1)
  })
})

describe('the webhooks', () => {
  test('are signed, and sent until they are taken', async () => {
    let refusals = 1
    const hook = openWebhookReceiver(() => (refusals-- > 0 ? 500 : 200))
    const standIn = await openSandboxStripe({ webhookUrl: hook.url })
    const { url } = await createStripeClient(standIn).checkout.sessions.create(checkoutParameters())
    await postForm(`${url}/pay`)
    const [first, second] = await pollForResult(() => hook.received.length >= 2 && hook.received)
    expect(webhookTypes(hook.received)).toEqual([
      'checkout.session.completed',
      'checkout.session.completed',
    ])
    expect(second?.body).toBe(first?.body ?? '')
    const verify = (secret: string) =>
      Stripe.webhooks.constructEventAsync(second?.body ?? '', second?.signature ?? '', secret)
    expect(await verify(sandboxWebhookSecret)).toMatchObject({ type: 'checkout.session.completed' })
    await expect(verify('whsec_other')).rejects.toThrow()
  })

  test('come twice for every third event', async () => {
    const hook = openWebhookReceiver()
    const standIn = await openSandboxStripe({ webhookUrl: hook.url })
    const stripe = createStripeClient(standIn)
    for (const _ of [1, 2, 3]) {
      const { url } = await stripe.checkout.sessions.create(checkoutParameters())
      await postForm(`${url}/pay`)
    }
    await pollForResult(() => hook.received.length === 4)
    const ids = hook.received.map(({ body }) => JSON.parse(body).id as string)
    expect(new Set(ids).size).toBe(3)
    await pollForResult(() => standIn.inventory().events.every((one) => one.pendingWebhooks === 0))
  })

  test('that nobody took are found by asking', async () => {
    const { stripe } = await openStandInWithClient()
    const { url } = await stripe.checkout.sessions.create(checkoutParameters())
    await postForm(`${url}/pay`)
    const { data } = await stripe.events.list({ delivery_success: false })
    expect(data.map(({ type }) => type)).toEqual(['checkout.session.completed'])
  })
})

describe('after a restart', () => {
  test('sessions, keys and pending webhooks are still there', async () => {
    const dataDir = createStripeDataDir()
    const before = await openSandboxStripe({ dataDir })
    const key = { idempotencyKey: 'order:berger:checkout:1' }
    const session = await createStripeClient(before).checkout.sessions.create(
      checkoutParameters(),
      key,
    )
    await postForm(`${session.url}/pay`)
    await before.close()

    const hook = openWebhookReceiver()
    const after = await openSandboxStripe({ dataDir, port: before.port, webhookUrl: hook.url })
    await pollForResult(() => webhookTypes(hook.received).includes('checkout.session.completed'))
    expect(
      (await createStripeClient(after).checkout.sessions.create(checkoutParameters(), key)).id,
    ).toBe(session.id)
    await postForm(`${session.url}/pay`)
    expect(after.inventory().charges).toHaveLength(1)
  })

  test('a session whose time ran out meanwhile expires', async () => {
    const dataDir = createStripeDataDir()
    const before = await openSandboxStripe({ dataDir })
    await createStripeClient(before).checkout.sessions.create(checkoutParameters())
    await before.close()
    const tomorrow = Date.now() + 25 * 3600 * 1000
    const after = await openSandboxStripe({ dataDir, now: () => tomorrow })
    await pollForResult(() => after.inventory().sessions[0]?.status === 'expired')
    expect(after.inventory().events).toHaveLength(1)
  })
})
