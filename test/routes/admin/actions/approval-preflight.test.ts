import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { PreflightCheck } from '../../../../src/domain/order/preflight'
import { type Marketplace, openMarketplace } from '../../support/admin-app'
import { type Browser, signedInAs } from '../../support/form-browser'
import { ordered } from '../../support/seed-orders'

let place: Marketplace
let caseworker: Browser
let checks: PreflightCheck[] = []
beforeAll(async () => {
  place = await openMarketplace()
  place.desk.questions.preflight = async () => checks
  caseworker = await signedInAs(place, 'caseworker')
}, 30_000)
afterEach(() => {
  checks = []
})
afterAll(() => place.close())

const low: PreflightCheck = {
  check: 'balance',
  state: 'red',
  code: 'BALANCE_LOW',
  detail: '1.00 < 5.90 EUR',
}
const fields = { reason: 'creditChecked', dueDays: '14' }
const typesOf = async (id: string) =>
  (await place.desk.store.read(`project-${id}`)).events.map(({ type }) => type)

test('what cannot be fulfilled is not released, and the form says why', async () => {
  const { id, page } = await ordered(place)
  checks = [low]
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
  const { id, page } = await ordered(place)
  checks = [{ check: 'slot', state: 'notice', code: 'NO_FREE_SLOT' }]
  expect((await caseworker.post(`${page}/invoice-approval`, fields)).status).toBe(303)
  expect(await typesOf(id)).toContain('ProvisioningReleased')
  checks = [low]
  expect(await (await caseworker.get(page)).text()).not.toContain('Vor der Freigabe')
  expect((await caseworker.post(`${page}/invoice-approval`, fields)).status).toBe(303)
})
