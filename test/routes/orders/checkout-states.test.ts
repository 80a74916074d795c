import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { OrderResponse } from '../../support/order-client'
import { openShopApp, type ShopApp } from '../support/shop-app'

let shop: ShopApp
beforeAll(async () => {
  shop = await openShopApp()
}, 30_000)
afterAll(() => shop.closeAll())

const order = (slug: string) =>
  shop.order(slug, { kind: 'subdomain', label: slug, baseDomain: 'vrs.localhost' })

const payByDebit = ({ checkoutUrl }: OrderResponse, method: string) =>
  fetch(`${checkoutUrl}/pay`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ method }),
  })

const cancel = ({ projectId, orderToken }: OrderResponse) =>
  fetch(`${shop.url}/api/v1/orders/${projectId}/cancellation`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${orderToken}`,
      'idempotency-key': crypto.randomUUID(),
    },
  })

const typesOf = async ({ projectId }: OrderResponse) =>
  (await shop.events(projectId)).map(({ type }) => type)

describe('the page of an order', () => {
  test('whose card was charged says so before the webhook comes', async () => {
    const paid = await order('rotkehlchen')
    await shop.pay(paid.checkoutUrl)
    const page = await shop.tracker(paid)
    expect(page).toContain('Zahlung eingegangen, wird bestätigt')
    expect(page).not.toContain('nicht erreichbar')
    expect(page).not.toContain('Bestellung stornieren')
    expect((await cancel(paid)).status).toBe(409)
    expect(await typesOf(paid)).toEqual(['ProjectOrdered', 'PaymentRequested'])
  })

  test('whose card holds the money of a domain says so, and may be cancelled', async () => {
    const held = await shop.order('zaunkoenig', { kind: 'registered', name: 'zaunkoenig-b.de' })
    await shop.pay(held.checkoutUrl)
    expect(await shop.tracker(held)).toContain('Zahlung eingegangen, wird bestätigt')
    expect((await cancel(held)).status).toBe(202)
  })

  test('whose debit is on its way says so, before and after the webhook', async () => {
    const debited = await order('stieglitz')
    await payByDebit(debited, 'sepa_debit')
    expect(await shop.tracker(debited)).toContain('Lastschrift läuft, das dauert einige Tage')
    expect(await (await cancel(debited)).json()).toMatchObject({ code: 'PAYMENT_UNDER_WAY' })
    await shop.runPaymentJobs()
    shop.stripeFaults.add({ vendor: 'stripe', kind: 'down', times: 100 })
    const page = await shop.tracker(debited)
    shop.stripeFaults.clear()
    expect(page).toContain('Lastschrift läuft, das dauert einige Tage')
    expect(page).toContain('wartet auf Stripe')
    expect((await cancel(debited)).status).toBe(409)
    const step = (await shop.status(debited)).steps.find(({ step: name }) => name === 'payment')
    expect(step).toMatchObject({ owner: 'vendor', message: expect.stringContaining('under way') })
  })

  test('whose debit the bank returned offers a new attempt', async () => {
    const returned = await order('gimpel')
    await payByDebit(returned, 'sepa_debit_failing')
    await shop.runPaymentJobs()
    shop.stripe.settleDebits()
    await shop.runPaymentJobs()
    const page = await shop.tracker(returned)
    expect(page).toContain('Bitte bezahlen Sie noch einmal')
    const [, second] = /href="([^"]*\/c\/pay\/[^"]*)"/.exec(page) ?? []
    expect(second).not.toBe(returned.checkoutUrl ?? '')
    await shop.pay(second ?? '')
    await shop.runPaymentJobs()
    expect(await typesOf(returned)).toEqual([
      'ProjectOrdered',
      'PaymentRequested',
      'PaymentSubmitted',
      'PaymentFailed',
      'PaymentRequested',
      'PaymentConfirmed',
      'ProvisioningReleased',
    ])
  })
})
