import { afterAll, describe, expect, test } from 'bun:test'
import { projectStream } from '../../../events/streams'
import type { OrderResponse } from '../../support/order-client'
import { orderBody } from '../../support/order-client'
import { openLimitedApp } from '../support/full-app'

const app = await openLimitedApp()
afterAll(() => app.close())

const placeOrder = async (slug: string, email: string): Promise<OrderResponse> => {
  const answer = await fetch(`${app.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(orderBody(slug, { customer: { name: 'Ada Berger', email } })),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as OrderResponse
}

let lastClient = 0
/** Each from an address of its own, or from this one. */
const postForm = (fields: Record<string, string>, client?: string) => {
  lastClient += 1
  return fetch(`${app.url}/order-link`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', 'x-forwarded-for': client ?? `203.0.113.${lastClient}` },
    body: new URLSearchParams(fields),
  })
}

const requestsOf = async ({ projectId }: OrderResponse) =>
  (await app.deps.store.read(projectStream(projectId))).events.filter(
    ({ type }) => type === 'TrackerLinkRequested',
  )

describe('a lost link', () => {
  test('is sent to who has address and number of an order, however they are typed', async () => {
    const order = await placeOrder('verloren-1', 'ada@müller-test.de')
    const answer = await postForm({
      email: ' ADA@müller-test.de ',
      orderNumber: ` ${order.orderNumber.replace('-', '- ')}`,
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/order-link?sent'])
    const [event] = await requestsOf(order)
    expect(event?.by).toStartWith('person:')
    const page = await (await fetch(`${app.url}/order-link?sent`)).text()
    expect(page).toContain('Wenn beide Angaben zusammengehören')
  })

  test('is sent to nobody else, and the answer is the same at the same time', async () => {
    const order = await placeOrder('verloren-2', 'bea@example.org')
    const other = await placeOrder('verloren-3', 'cem@example.org')
    const ask = async (email: string, orderNumber: string) => {
      const begun = performance.now()
      const answer = await postForm({ email, orderNumber })
      const headers = ['location', 'content-type', 'cache-control'].map((name) =>
        answer.headers.get(name),
      )
      const shown = JSON.stringify([answer.status, headers, await answer.text()])
      return { shown, ms: performance.now() - begun }
    }
    const wrong = [
      await ask('bea@example.org', other.orderNumber),
      await ask('nobody@example.org', order.orderNumber),
      await ask('bea@example.org', '2026-99999'),
    ]
    expect(await requestsOf(order)).toHaveLength(0)
    expect(await requestsOf(other)).toHaveLength(0)
    const right = await ask('bea@example.org', order.orderNumber)
    expect(await requestsOf(order)).toHaveLength(1)
    for (const { shown, ms } of [...wrong, right]) {
      expect(shown).toBe(right.shown)
      expect(ms).toBeGreaterThan(490)
    }
  })

  test('is sent once, however often it is asked for', async () => {
    const order = await placeOrder('verloren-4', 'dora@example.org')
    const fields = { email: 'dora@example.org', orderNumber: order.orderNumber }
    const answers = await Promise.all([postForm(fields), postForm(fields), postForm(fields)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await requestsOf(order)).toHaveLength(1)
  })

  test('is asked for five times a minute from one address', async () => {
    const fields = { email: 'eve@example.org', orderNumber: '2026-00001' }
    const answers = await Promise.all(
      Array.from({ length: 7 }, () => postForm(fields, '203.0.113.200')),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      303, 303, 303, 303, 303, 429, 429,
    ])
  })

  test('is asked for with both, or the form says what is missing and keeps the rest', async () => {
    const answer = await postForm({ email: 'kein', orderNumber: '17' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="kein"')
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2)
  })

  test('is offered where a link does not open its order, and on every page of the shop', async () => {
    const answer = await fetch(`${app.url}/orders/${crypto.randomUUID()}`, {
      headers: { accept: 'text/html' },
    })
    expect(await answer.text()).toMatch(/class="btn primary" href="\/order-link"/)
    expect(await (await fetch(app.url)).text()).toContain('href="/order-link"')
  })
})
