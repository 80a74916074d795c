import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { OrderResponse } from '../../support/order-client'
import { openShopApp, type ShopApp } from '../support/shop-app'

let shop: ShopApp
beforeAll(async () => {
  shop = await openShopApp()
}, 30_000)
afterEach(() => {
  shop.inwx.setBalance(50_000)
  shop.inwxFaults.clear()
  shop.stripeFaults.clear()
})
afterAll(() => shop.closeAll())

const registeredDomain = (name: string) => ({ kind: 'registered', name })
const typesOf = async ({ projectId }: OrderResponse) =>
  (await shop.events(projectId)).map(({ type }) => type)
const chargesOf = ({ projectId }: OrderResponse) => {
  const { sessions, charges } = shop.stripe.inventory()
  const own = sessions.filter((one) => one.projectId === projectId).map(({ id }) => id)
  return charges.filter(({ sessionId }) => own.includes(sessionId)).length
}
const readTrackerMessage = async (order: OrderResponse) =>
  (await shop.status(order)).steps.find(({ step }) => step === 'payment')?.message

describe('money for a domain', () => {
  test('is held at the checkout and taken after a last look', async () => {
    const order = await shop.order('amsel', registeredDomain('amsel-berger.de'))
    expect((await shop.pay(order.checkoutUrl)).status).toBe(303)
    expect(chargesOf(order)).toBe(0)
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(1)
    expect(await typesOf(order)).toEqual([
      'ProjectOrdered',
      'PaymentRequested',
      'PaymentConfirmed',
      'ProvisioningReleased',
    ])
  })

  test('is not taken when a stranger registers the name at the last moment', async () => {
    const order = await shop.order('drossel', registeredDomain('drossel-berger.de'))
    await shop.pay(order.checkoutUrl)
    shop.inwx.registerElsewhere('drossel-berger.de')
    await shop.runPaymentJobs()
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(0)
    expect((await shop.events(order.projectId)).slice(2)).toEqual([
      { type: 'PaymentFailed', data: { cause: 'preflight:DOMAIN_GONE', attempt: 1 } },
      { type: 'OrderCancelled', data: { cause: 'notFulfillable' } },
    ])
    expect(await readTrackerMessage(order)).toContain('Somebody else has registered the domain')
    expect(await shop.tracker(order)).toContain('hat inzwischen jemand anderes registriert')
  })

  test('is not even asked for when the name went before the checkout', async () => {
    const order = await shop.order('fink', registeredDomain('fink-berger.de'))
    shop.inwx.registerElsewhere('fink-berger.de')
    const page = await shop.tracker(order)
    expect(page).toContain('hat inzwischen jemand anderes registriert')
    expect(page).not.toContain('Jetzt bezahlen')
    expect(await readTrackerMessage(order)).toContain('Somebody else has registered the domain')
    expect(chargesOf(order)).toBe(0)
  })

  test.each([2005, 2306, 2308])(
    'goes back when the registrar refuses the holder in its dry run: %d',
    async (code) => {
      const slug = `zeisig-${code}`
      const order = await shop.order(slug, registeredDomain(`${slug}.de`))
      await shop.pay(order.checkoutUrl)
      const refusal = { vendor: 'inwx', method: 'contact.create', kind: 'refuse', code } as const
      shop.inwxFaults.add({ ...refusal, times: 50 })
      await shop.runPaymentJobs()
      await shop.runPaymentJobs()
      expect(chargesOf(order)).toBe(0)
      expect((await shop.events(order.projectId)).slice(2)).toEqual([
        { type: 'PaymentFailed', data: { cause: 'preflight:CONTACT_REFUSED', attempt: 1 } },
      ])
      expect(await shop.tracker(order)).not.toContain('Jetzt bezahlen')
    },
  )

  test('waits for a registrar whose dry run is silent', async () => {
    const order = await shop.order('pirol', registeredDomain('pirol-berger.de'))
    await shop.pay(order.checkoutUrl)
    const refusal = { vendor: 'inwx', method: 'contact.create', kind: 'refuse' } as const
    shop.inwxFaults.add({ ...refusal, code: 2400, times: 50 })
    await shop.runPaymentJobs()
    expect((await typesOf(order)).at(-1)).toBe('PaymentRequested')
    shop.inwxFaults.clear()
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(1)
  })

  test('goes back when we could not pay for the name, and may be given once more', async () => {
    const order = await shop.order('meise', registeredDomain('meise-berger.de'))
    await shop.pay(order.checkoutUrl)
    shop.inwx.setBalance(100)
    await shop.runPaymentJobs()
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(0)
    expect(await shop.tracker(order)).not.toContain('Jetzt bezahlen')
    shop.inwx.setBalance(50_000)
    const [, second] = /href="([^"]*\/c\/pay\/[^"]*)"/.exec(await shop.tracker(order)) ?? []
    expect(second).not.toBe(order.checkoutUrl ?? '')
    await shop.pay(second ?? '')
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(1)
    expect(await typesOf(order)).toEqual([
      'ProjectOrdered',
      'PaymentRequested',
      'PaymentFailed',
      'PaymentRequested',
      'PaymentConfirmed',
      'ProvisioningReleased',
    ])
  })

  test.each(['error500', 'replyLost'] as const)(
    'is taken once though Stripe answers the capture with %s',
    async (kind) => {
      const slug = `star-${kind.toLowerCase()}`
      const order = await shop.order(slug, registeredDomain(`${slug}.de`))
      await shop.pay(order.checkoutUrl)
      const method = 'POST /payment_intents/*/capture'
      shop.stripeFaults.add({ vendor: 'stripe', method, kind, times: 1 })
      await shop.runPaymentJobs()
      await shop.runPaymentJobs()
      expect(chargesOf(order)).toBe(1)
      expect((await typesOf(order)).filter((type) => type === 'PaymentConfirmed')).toHaveLength(1)
    },
  )

  test('goes back once though Stripe loses the answer to that', async () => {
    const order = await shop.order('kauz', registeredDomain('kauz-berger.de'))
    await shop.pay(order.checkoutUrl)
    shop.inwx.registerElsewhere('kauz-berger.de')
    const method = 'POST /payment_intents/*/cancel'
    shop.stripeFaults.add({ vendor: 'stripe', method, kind: 'replyLost', times: 1 })
    await shop.runPaymentJobs()
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(0)
    expect((await typesOf(order)).slice(2)).toEqual(['PaymentFailed', 'OrderCancelled'])
  })

  test('waits for a registrar that is silent for a moment', async () => {
    const order = await shop.order('sperling', registeredDomain('sperling-berger.de'))
    await shop.pay(order.checkoutUrl)
    shop.inwxFaults.add({ vendor: 'inwx', kind: 'down', times: 50 })
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(0)
    expect((await typesOf(order)).at(-1)).toBe('PaymentRequested')
    shop.inwxFaults.clear()
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(1)
  })

  test('goes back when the order was cancelled meanwhile', async () => {
    const order = await shop.order('zeisig', registeredDomain('zeisig-berger.de'))
    await shop.pay(order.checkoutUrl)
    const { projectId, orderToken } = order
    const cancelled = await fetch(`${shop.url}/api/v1/orders/${projectId}/cancellation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${orderToken}`, 'idempotency-key': crypto.randomUUID() },
    })
    expect(cancelled.status).toBe(202)
    await shop.runPaymentJobs()
    expect(chargesOf(order)).toBe(0)
    expect((await typesOf(order)).at(-1)).toBe('OrderCancelled')
  })
})

test('an order that buys no domain is charged at once, as ever', async () => {
  const domain = { kind: 'subdomain', label: 'lerche', baseDomain: 'vrs.localhost' }
  const order = await shop.order('lerche', domain)
  await shop.pay(order.checkoutUrl)
  expect(chargesOf(order)).toBe(1)
})
