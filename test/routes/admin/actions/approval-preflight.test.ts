import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { PreflightCheck } from '../../../../src/domain/order/preflight'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'
import { seedOrder } from '../../support/seed-orders'

let fixture: AdminApp
let caseworker: FormBrowser
let checks: PreflightCheck[] = []
beforeAll(async () => {
  fixture = await openAdminApp()
  fixture.deps.vendorQueries.runPreflight = async () => checks
  caseworker = await signInAs(fixture, 'caseworker')
}, 30_000)
afterEach(() => {
  checks = []
})
afterAll(() => fixture.close())

const lowBalanceCheck: PreflightCheck = {
  check: 'balance',
  state: 'red',
  code: 'BALANCE_LOW',
  detail: '1.00 < 5.90 EUR',
}
const fields = { reason: 'creditChecked', dueDays: '14' }
const typesOf = async (id: string) =>
  (await fixture.deps.store.read(`project-${id}`)).events.map(({ type }) => type)

test('what cannot be fulfilled is not released, and the form says why', async () => {
  const { id, page } = await seedOrder(fixture)
  checks = [lowBalanceCheck]
  expect(await (await caseworker.get(page)).text()).toContain('Vor der Freigabe')
  const refused = await caseworker.post(`${page}/invoice-approval`, fields)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Guthaben bei INWX reicht nicht. Bitte aufladen. (1.00')
  expect(await typesOf(id)).toEqual(['ProjectOrdered'])
  checks = []
  expect((await caseworker.post(`${page}/invoice-approval`, fields)).status).toBe(303)
  expect(await typesOf(id)).toContain('ProvisioningReleased')
})

test('a notice does not hinder, and a released order is not looked at any more', async () => {
  const { id, page } = await seedOrder(fixture)
  checks = [{ check: 'slot', state: 'notice', code: 'NO_FREE_SLOT' }]
  expect((await caseworker.post(`${page}/invoice-approval`, fields)).status).toBe(303)
  expect(await typesOf(id)).toContain('ProvisioningReleased')
  checks = [lowBalanceCheck]
  expect(await (await caseworker.get(page)).text()).not.toContain('Vor der Freigabe')
  expect((await caseworker.post(`${page}/invoice-approval`, fields)).status).toBe(303)
})

const money = { receivedOn: '2026-11-20', amountCents: '5831', reason: 'bankStatement' }

test('money for what cannot be fulfilled counts, and opens a task with one act', async () => {
  const { id, page } = await seedOrder(fixture)
  checks = [lowBalanceCheck]
  const answer = await caseworker.post(`${page}/payment-confirmation`, {
    ...money,
    reference: 'R-1',
  })
  expect(answer.status).toBe(303)
  expect(await typesOf(id)).toEqual(['ProjectOrdered', 'PaymentConfirmed', 'ReleaseWithheld'])
  const text = await (await caseworker.get(page)).text()
  expect(text).toContain('Bezahlt, aber nicht lieferbar')
  expect(text).toContain('Bezahlt, nicht freigegeben')
  expect(text).toContain(`action="${page}/refund"`)
  expect(text).not.toContain('Wartet auf Zahlung')
  const today = await (await caseworker.get('/admin')).text()
  expect(today).toContain('Bezahlt, aber nicht lieferbar')
  const refund = { paymentRef: 'R-1', amountEuros: '58,31', reason: 'notFulfillable' }
  const plan = await caseworker.post(`${page}/refund`, { ...refund, view: 'plan' })
  expect(await plan.text()).toContain('Damit wird der Auftrag storniert')
  expect((await caseworker.post(`${page}/refund`, refund)).status).toBe(303)
  expect((await typesOf(id)).slice(3)).toEqual([
    'RefundRequested',
    'RefundApproved',
    'OrderCancelled',
  ])
})
