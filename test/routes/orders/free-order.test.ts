import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { personStream, projectStream } from '../../../events/streams'
import { findProject } from '../../../projections/queries/projects'
import { listOrdersToApprove } from '../../../projections/queries/work-items'
import { createConfirmationToken } from '../../../src/security/order-token'
import { testContext } from '../../support/append-events'
import {
  adaBerger,
  type OrderResponse,
  type OrderStatusResponse,
  orderBody,
} from '../../support/order-client'
import { runCorrectionJobs } from '../support/correction-jobs'
import { openFullApp } from '../support/full-app'

let app: Awaited<ReturnType<typeof openFullApp>>
beforeAll(async () => {
  app = await openFullApp()
}, 30_000)
afterAll(() => app.close())

const post = (slug: string, email: string, change: object = {}) =>
  fetch(`${app.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(
      orderBody(slug, {
        customer: { ...adaBerger, email },
        bundle: undefined,
        plugins: ['kontakt'],
        ...change,
      }),
    ),
  })

const order = async (slug: string, email: string, change: object = {}): Promise<OrderResponse> => {
  const answer = await post(slug, email, change)
  expect(answer.status).toBe(201)
  return (await answer.json()) as OrderResponse
}

const paymentOf = async ({ projectId, orderToken }: OrderResponse) => {
  const answer = await fetch(`${app.url}/api/v1/orders/${projectId}`, {
    headers: { authorization: `Bearer ${orderToken}` },
  })
  return ((await answer.json()) as OrderStatusResponse).steps[0]
}
const trackerOf = async ({ projectId, orderToken }: OrderResponse) =>
  (
    await fetch(`${app.url}/orders/${projectId}`, {
      headers: { authorization: `Bearer ${orderToken}`, 'accept-language': 'de' },
    })
  ).text()
const eventsOf = async ({ projectId }: OrderResponse) =>
  (await app.deps.store.read(projectStream(projectId))).events.map(({ type }) => type)
const customerIdOf = async ({ projectId }: OrderResponse) =>
  (await findProject(app.deps.sql, projectId))?.customerId ?? ''

const linkOf = ({ projectId }: OrderResponse, email: string) => {
  const token = createConfirmationToken(app.deps.orderTokenKey, projectId, email)
  return { url: `${app.url}/orders/${projectId}/confirmation`, token }
}
const open = (link: ReturnType<typeof linkOf>) =>
  fetch(`${link.url}?t=${link.token}`, {
    redirect: 'manual',
    headers: { accept: 'text/html', 'accept-language': 'de' },
  })
const confirm = (link: ReturnType<typeof linkOf>) =>
  fetch(link.url, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', 'accept-language': 'de' },
    body: new URLSearchParams({ t: link.token }),
  })
const cancel = ({ projectId }: OrderResponse) =>
  app.deps.commands.project(testContext, projectId, {
    type: 'CancelOrder',
    data: { cause: 'customer' },
  })

describe('a public order that costs nothing', () => {
  test('asks for the address instead of money, and says nothing of an invoice', async () => {
    const placed = await order('gratis-1', 'eins@example.org', { payment: { method: 'invoice' } })
    expect(placed).toMatchObject({ status: 'pending_payment', checkoutUrl: null })
    expect(placed.total.grossCents).toBe(0)
    expect(await paymentOf(placed)).toMatchObject({ state: 'waiting', owner: 'customer' })
    const tracker = await trackerOf(placed)
    expect(tracker).toContain('Bitte bestätigen Sie Ihre E-Mail-Adresse')
    expect(tracker).toContain('Kostenlos')
    expect(tracker).not.toMatch(/Rechnung|bezahl/i)
  })

  test('begins with a button behind the link of its mail, and once only', async () => {
    const placed = await order('gratis-2', 'zwei@example.org')
    const link = linkOf(placed, 'zwei@example.org')
    const page = await open(link)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Adresse bestätigen')
    // Programs that check mails only open the link.
    expect(await eventsOf(placed)).toEqual(['ProjectOrdered', 'EmailConfirmationRequested'])
    const answers = await Promise.all([confirm(link), confirm(link), confirm(link)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(answers[0]?.headers.get('location')).toBe(
      `/orders/${placed.projectId}?t=${placed.orderToken}`,
    )
    expect((await eventsOf(placed)).slice(2)).toEqual(['PaymentConfirmed', 'ProvisioningReleased'])
    const person = await app.deps.store.read(personStream(await customerIdOf(placed)))
    expect(person.events.map(({ type }) => type)).toEqual(['CustomerRegistered', 'EmailConfirmed'])
    expect((await open(link)).status).toBe(303)
  })

  test('is not released by the link of its page or one of another order', async () => {
    const placed = await order('gratis-3', 'drei@example.org')
    const { url, token } = linkOf(placed, 'drei@example.org')
    for (const wrong of [placed.orderToken, '', `${token}x`, linkOf(placed, 'x@y.de').token]) {
      expect((await open({ url, token: wrong })).status).toBe(404)
      expect((await confirm({ url, token: wrong })).status).toBe(404)
    }
    expect((await open({ url: url.replace(placed.projectId, 'x'), token })).status).toBe(404)
    expect(await eventsOf(placed)).toHaveLength(2)
  })

  test('that was cancelled cannot be confirmed any more', async () => {
    const placed = await order('gratis-4', 'vier@example.org')
    await cancel(placed)
    const link = linkOf(placed, 'vier@example.org')
    expect(await (await open(link)).text()).toContain('Ihre Bestellung ist storniert')
    expect((await confirm(link)).status).toBe(409)
    expect(await eventsOf(placed)).toHaveLength(3)
  })

  test('whose address was corrected is confirmed there only, and held where that one has another', async () => {
    const [placed, other] = [
      await order('gratis-7', 'falsch@example.org'),
      await order('gratis-8', 'vergeben@example.org'),
    ]
    const correct = async (email: string) => {
      const answer = await fetch(`${app.url}/api/v1/orders/${placed.projectId}/contact`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${placed.orderToken}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ...adaBerger, email }),
      })
      expect(answer.status).toBe(202)
      await runCorrectionJobs(app.deps)
    }
    await correct('richtig@example.org')
    expect((await eventsOf(placed)).slice(2)).toEqual(['EmailConfirmationRequested'])
    expect((await confirm(linkOf(placed, 'falsch@example.org'))).status).toBe(404)
    await correct('vergeben@example.org')
    expect((await confirm(linkOf(placed, 'vergeben@example.org'))).status).toBe(303)
    expect((await eventsOf(placed)).at(-1)).toBe('FreeOrderHeld')
    expect((await confirm(linkOf(other, 'vergeben@example.org'))).status).toBe(303)
    expect((await eventsOf(other)).at(-1)).toBe('ProvisioningReleased')
  })

  test('needs no company by invoice; what costs something does', async () => {
    const customer = { name: 'Ada', email: 'fuenf@example.org', country: 'DE' }
    const payment = { method: 'invoice' }
    expect((await post('gratis-5', '', { customer, payment })).status).toBe(201)
    const paid = { customer, payment, bundle: 'verzeichnis-basic' }
    expect(await (await post('gratis-6', '', paid)).json()).toMatchObject({
      code: 'INVOICE_NEEDS_COMPANY',
    })
  })
})

describe('a further one of the same address', () => {
  const isToApprove = async ({ projectId }: OrderResponse) =>
    (await listOrdersToApprove(app.deps.sql, 50)).some(({ id }) => id === projectId)

  test.each([
    ['wieder-1', 'ada@example.org', 'ADA@example.org'],
    ['wieder-2', 'bea@example.org', 'bea+zwei@example.org'],
    ['wieder-3', 'c.em@gmail.com', 'cem@googlemail.com'],
  ])('waits for a caseworker: %s', async (slug, email, again) => {
    const first = await order(`${slug}-a`, email)
    const second = await order(`${slug}-b`, again)
    expect((await paymentOf(first))?.owner).toBe('customer')
    expect((await paymentOf(second))?.owner).toBe('caseworker')
    expect(await eventsOf(second)).toEqual(['ProjectOrdered', 'FreeOrderHeld'])
    expect([await isToApprove(first), await isToApprove(second)]).toEqual([false, true])
    const tracker = await trackerOf(second)
    expect(tracker).toContain('Wir prüfen Ihre Bestellung')
    expect(tracker).not.toMatch(/Rechnung|bezahl/i)
    // Its customer cannot release it, whatever link it is.
    expect((await confirm(linkOf(second, again))).status).toBe(303)
    expect(await eventsOf(second)).toHaveLength(2)
    // The first one goes on by itself all the same.
    await confirm(linkOf(first, email))
    expect((await eventsOf(first)).at(-1)).toBe('ProvisioningReleased')
  })

  test('counts what is live, not what is archived', async () => {
    const first = await order('frei-a', 'frei@example.org')
    await cancel(first)
    const second = await order('frei-b', 'frei@example.org')
    expect((await paymentOf(second))?.owner).toBe('customer')
    await confirm(linkOf(second, 'frei@example.org'))
    expect((await paymentOf(await order('frei-c', 'frei@example.org')))?.owner).toBe('caseworker')
  })

  test('one of eight at once goes on by itself', async () => {
    const placed = await Promise.all(
      Array.from({ length: 8 }, (_, index) => order(`zugleich-${index}`, 'alle@example.org')),
    )
    const owners = await Promise.all(placed.map(async (one) => (await paymentOf(one))?.owner))
    expect(owners.toSorted()).toEqual([...Array(7).fill('caseworker'), 'customer'])
  })

  test.each(['mailinator.com', 'mail.mailinator.com', 'wegwerfmail.de'])(
    'waits as well with an address at %s',
    async (host) => {
      const placed = await order(`wegwerf-${host.replaceAll('.', '-')}`, `ada@${host}`)
      expect((await paymentOf(placed))?.owner).toBe('caseworker')
      expect(await trackerOf(placed)).toContain('Wegwerf-Adressen')
    },
  )
})

describe('the form', () => {
  const send = async (change: Record<string, string>) => {
    const fields = {
      act: 'preview',
      orderId: crypto.randomUUID(),
      projectType: 'business_directory',
      bundle: '',
      plugins: 'kontakt',
      name: 'Bäckerei Berger',
      'domain.kind': 'subdomain',
      'domain.baseDomain': 'vrs.localhost',
      'customer.name': 'Ada Berger',
      'customer.country': 'DE',
      'payment.method': 'stripe_prepaid',
      'consents.terms': 'yes',
      'consents.withdrawalWaived': 'yes',
    }
    const answer = await fetch(`${app.url}/order`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', 'accept-language': 'de' },
      body: new URLSearchParams({ ...fields, ...change }),
    })
    return { status: answer.status, page: await answer.text() }
  }

  test('of a total of 0 says so on its button, and asks for no payment', async () => {
    const { page } = await send({})
    expect(page).toContain('Kostenlos bestellen')
    expect(page).not.toMatch(/Zahlungspflichtig|type="radio" name="payment.method"/)
    expect(page).toContain('<input type="hidden" name="payment.method" value="stripe_prepaid"')
    const { page: paid } = await send({ bundle: 'verzeichnis-basic' })
    expect(paid).toContain('Zahlungspflichtig bestellen')
    expect(paid).not.toContain('Kostenlos bestellen')
    expect(paid).toContain('type="radio" name="payment.method"')
  })

  test('does not order what costs something by the button that said it does not', async () => {
    const form = {
      act: 'order',
      slug: 'knopf',
      'domain.label': 'knopf',
      'customer.email': 'k@x.de',
    }
    const { status, page } = await send({
      ...form,
      bundle: 'verzeichnis-basic',
      expectedGrossCents: '0',
    })
    expect(status).toBe(422)
    expect(page).toContain('Der Preis hat sich geändert')
    expect((await send({ ...form, expectedGrossCents: '0' })).status).toBe(303)
  })
})
