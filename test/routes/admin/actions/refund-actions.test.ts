import { afterAll, expect, test } from 'bun:test'
import { pluginStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { openAdminApp } from '../../support/admin-app'
import { signInAs } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

const fixture = await openAdminApp()
const caseworker = await signInAs(fixture, 'caseworker')
const admin = await signInAs(fixture, 'admin')
afterAll(() => fixture.close())

const typesOf = async (id: string) =>
  (await fixture.deps.store.read(`project-${id}`)).events.map(({ type }) => type)

/** An order that was paid twice by bank. */
const payTwice = async (grossCents: number) => {
  const order = await seedOrder(fixture, { grossCents })
  for (const reference of ['R-1', 'R-2'])
    await caseworker.post(`${order.page}/payment-confirmation`, {
      receivedOn: '2026-11-20',
      amountCents: String(grossCents),
      reason: 'bankStatement',
      reference,
    })
  return { ...order, events: async () => (await typesOf(order.id)).slice(3) }
}

const refund = { paymentRef: 'R-2', reason: 'orderedTwice', amountEuros: '58,31' }

test('a second payment is a task with one act, which ends when it has gone back', async () => {
  const { page, events } = await payTwice(5831)
  const before = await (await caseworker.get(page)).text()
  expect(before).toContain('Zahlung eingegangen, obwohl nichts offen war')
  expect(before).toMatch(/noch 58,31\s€: R-2/)
  const [, refundId = ''] = /name="refundId" value="([^"]+)"/.exec(before) ?? []
  for (const fields of [refund, refund])
    await caseworker.post(`${page}/refund`, { ...fields, refundId })
  expect(await events()).toEqual(['PaymentArrivedInExcess', 'RefundRequested', 'RefundApproved'])
  expect(await (await caseworker.get(page)).text()).toContain('Rückzahlung ist zu überweisen')
  await caseworker.post(`${page}/refund-transfer`, { reason: 'bankStatement', reference: 'B-9' })
  expect((await events()).slice(3)).toEqual(['RefundIssued', 'RefundCompleted'])
  expect(await (await caseworker.get(page)).text()).not.toContain('Offene Aufgabe')
})

test('above the limit another person approves', async () => {
  const { page, events } = await payTwice(10_100)
  await caseworker.post(`${page}/refund`, { ...refund, amountEuros: '100,01' })
  expect(await (await caseworker.get(page)).text()).toContain('wartet auf die Freigabe')
  const own = await caseworker.post(`${page}/refund-approval`, { reason: 'agreed' })
  expect(own.status).toBe(403)
  expect(await own.text()).toContain('nur jemand mit Administrationsrechten')
  expect((await admin.post(`${page}/refund-approval`, { reason: 'agreed' })).status).toBe(303)
  expect(await events()).toEqual(['PaymentArrivedInExcess', 'RefundRequested', 'RefundApproved'])
})

test('nobody approves what she requested herself', async () => {
  const { page, events } = await payTwice(10_100)
  await admin.post(`${page}/refund`, { ...refund, amountEuros: '100,01' })
  const own = await admin.post(`${page}/refund-approval`, { reason: 'agreed' })
  expect(own.status).toBe(409)
  expect(await own.text()).toContain('kann sie nicht selbst freigeben')
  expect(await events()).toEqual(['PaymentArrivedInExcess', 'RefundRequested'])
})

test('a refund that is declined leaves its task open', async () => {
  const { page, events } = await payTwice(10_100)
  await caseworker.post(`${page}/refund`, { ...refund, amountEuros: '101,00' })
  await admin.post(`${page}/refund-rejection`, { reason: 'wrong' })
  expect((await events()).slice(1)).toEqual(['RefundRequested', 'RefundDeclined'])
  expect(await (await caseworker.get(page)).text()).toContain('obwohl nichts offen war')
})

/** An order that its bank took back. */
const returnPayment = async () => {
  const order = await seedOrder(fixture, { grossCents: 5831 })
  await caseworker.post(`${order.page}/payment-confirmation`, {
    ...{ receivedOn: '2026-11-20', amountCents: '5831', reason: 'bankStatement', reference: 'R-1' },
  })
  const money = { paymentRef: 'R-1', disputeRef: 'du_1', amountCents: 5831 }
  const answerBy = '2026-12-14T12:00:00.000Z'
  const reason = 'fraudulent'
  const disputed = { type: 'ChargeDisputed' as const, data: { ...money, reason, answerBy } }
  const returned = [
    { type: 'DisputeClosed' as const, data: { disputeRef: 'du_1', outcome: 'lost' as const } },
    { type: 'PaymentReturned' as const, data: { ...money, cause: reason } },
  ]
  return { ...order, disputed, returned }
}

test('a disputed payment is a task that leads to Stripe, and cannot be paid back', async () => {
  const { id, page, disputed } = await returnPayment()
  await appendProjectEvents(fixture, id, disputed)
  const text = await (await caseworker.get(`${page}?tab=payments`)).text()
  expect(text).toContain('Zahlung angefochten, bitte bei Stripe Stellung nehmen')
  expect(text).toContain('Antwort bis 14.12.2026.')
  expect(text).toContain('href="https://dashboard.stripe.com/disputes/du_1"')
  expect(text).not.toContain(`action="${page}/refund"`)
  const answer = await caseworker.post(`${page}/refund`, { ...refund, paymentRef: 'R-1' })
  expect(answer.status).toBe(409)
})

test('a returned payment is a task that ends when it is written off', async () => {
  const { id, page, disputed, returned } = await returnPayment()
  await appendProjectEvents(fixture, id, disputed, ...returned)
  const text = await (await caseworker.get(page)).text()
  expect(text).toContain('Zahlung zurückgebucht, der Betrag ist wieder offen')
  expect((await caseworker.post(`${page}/write-off`, { reason: 'agreed' })).status).toBe(303)
  expect((await typesOf(id)).at(-1)).toBe('ReturnedPaymentWrittenOff')
  expect(await (await caseworker.get(page)).text()).not.toContain('Offene Aufgabe')
})

/** An order of 49.00 net that was paid by bank. */
const payOnce = async () => {
  const order = await seedOrder(fixture, { grossCents: 5831 })
  await caseworker.post(`${order.page}/payment-confirmation`, {
    ...{ receivedOn: '2026-11-20', amountCents: '5831', reason: 'bankStatement', reference: 'R-1' },
  })
  return { ...order, events: async () => (await typesOf(order.id)).slice(3) }
}

test('the plan shows of which lines the money is, by their names, and its tax', async () => {
  await appendEvents(fixture.deps.store, pluginStream('kontakt'), {
    type: 'PluginListed',
    data: { name: 'kontakt', displayName: 'Kontaktformular', category: 'content' },
  })
  const { page, events } = await payOnce()
  const partly = { ...refund, paymentRef: 'R-1', amountEuros: '30,00', view: 'plan' }
  const plan = await (await caseworker.post(`${page}/refund`, partly)).text()
  expect(plan).toMatch(/30,00\s€ sind danach zu überweisen\./)
  expect(plan).toMatch(/Kontaktformular<\/dt><dd class="num">25,21\s€/)
  expect(plan).toMatch(/Umsatzsteuer<\/dt><dd class="num">4,79\s€/)
  expect(await events()).toEqual([])
  const { view: _, ...wanted } = partly
  expect((await caseworker.post(`${page}/refund`, wanted)).status).toBe(303)
  const tab = await (await caseworker.get(`${page}?tab=payments`)).text()
  expect(tab).toMatch(/Kontaktformular: <span class="nowrap">25,21\s€/)
  expect(tab).toMatch(/Umsatzsteuer: 4,79\s€/)
})

test('an amount without net and tax is refused with the nearest ones', async () => {
  const { page, events } = await payOnce()
  const indivisible = { ...refund, paymentRef: 'R-1', amountEuros: '46,07' }
  const answer = await caseworker.post(`${page}/refund`, indivisible)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/Möglich: 46,06\s€ oder 46,08\s€\./)
  expect(await events()).toEqual([])
})

test('money that was not due belongs to no line', async () => {
  const { page } = await payTwice(5831)
  const plan = { ...refund, amountEuros: '46,07', view: 'plan' }
  expect(await (await caseworker.post(`${page}/refund`, plan)).text()).toContain(
    'Dieses Geld war nicht fällig',
  )
})

test('more than is left is refused at its field', async () => {
  const { page, events } = await payTwice(5831)
  const answer = await caseworker.post(`${page}/refund`, { ...refund, amountEuros: '58,32' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('So viel ist von dieser Zahlung nicht mehr da.')
  expect(await events()).toEqual(['PaymentArrivedInExcess'])
})
