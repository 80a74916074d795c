import { afterAll, expect, test } from 'bun:test'
import { licenseStream } from '../../../events/streams'
import { listLicenses } from '../../../projections/queries/licenses'
import { findPurchaseRow } from '../../../projections/queries/purchases'
import {
  pluginsOnInvoice,
  pluginsOrdered,
  purchaseReleased,
} from '../../domain/purchase/purchase-examples'
import { checkoutOf, openPaymentFixture, paidByBank } from './payment-fixture'

const fixture = await openPaymentFixture()
afterAll(() => fixture.close())

const orderNumber = '2026-00512'
const { price } = pluginsOrdered().data

/** A live project that has ordered another plugin, and its checkout. */
const openPurchase = async () => {
  const id = await fixture.project('CustomerWelcomed', pluginsOrdered())
  const { sessionId, url, expiresAt } = await fixture.stripe.ensureCheckout({
    ...checkoutOf(id),
    key: `purchase:${id}:${orderNumber}:checkout:1`,
    orderNumber,
    amountCents: price.grossCents,
  })
  const data = { orderNumber, attempt: 1, checkoutRef: sessionId, expiresAt }
  await fixture.command(id, { type: 'RequestPurchasePayment', data })
  return { id, sessionId, url }
}
const laterTypes = async (id: string) =>
  (await fixture.typesOf(id)).slice((await fixture.typesOf(id)).indexOf('PluginsOrdered') + 1)

test('paid by card is matched to the purchase, licensed once, to the end of the period', async () => {
  const { id, url } = await openPurchase()
  await fixture.actAt(url, 'pay')
  await fixture.settle('licensing')
  expect(await laterTypes(id)).toEqual([
    'PurchasePaymentRequested',
    'PaymentConfirmed',
    'PurchaseReleased',
  ])
  const confirmed = (await fixture.events(id)).findLast(({ type }) => type === 'PaymentConfirmed')
  expect(confirmed?.data).toMatchObject({ purchase: orderNumber, amountCents: price.grossCents })
  const [license] = await listLicenses(fixture.sql, id)
  expect(license).toMatchObject({
    plugin: 'kontakt',
    cycle: 'monthly',
    netCents: 2900,
    paidUntil: '2026-12-31T23:00:00.000Z',
    runsUntil: '2027-01-14T23:00:00.000Z',
  })
  await fixture.sql`update pgboss.job set state = 'created' where name = 'licensing'`
  await fixture.runQueue('licensing', id)
  expect((await fixture.store.read(licenseStream(id, 'kontakt'))).version).toBe(1)
  const row = await findPurchaseRow(fixture.sql, id, orderNumber)
  expect(row).toMatchObject({ releaseCause: 'paid', cancelledAt: null })
  expect(row?.paidAt).toBeTruthy()
})

test('on invoice is licensed before its money comes', async () => {
  const id = await fixture.project(
    'CustomerWelcomed',
    pluginsOnInvoice(),
    purchaseReleased({ cause: 'invoiceTerms', dueDays: 14 }),
  )
  await fixture.runQueue('licensing', id)
  expect((await listLicenses(fixture.sql, id)).map(({ plugin }) => plugin)).toEqual(['kontakt'])
  await fixture.command(id, paidByBank('R-1', price.grossCents))
  expect((await findPurchaseRow(fixture.sql, id, orderNumber))?.paidAt).toBeTruthy()
})

test('paid by bank closes its own checkout, not that of the order', async () => {
  const { id, sessionId } = await openPurchase()
  await fixture.command(id, paidByBank('R-2', price.grossCents))
  await fixture.runQueue('orders', id)
  expect((await fixture.stripe.getSession(sessionId)).status).toBe('expired')
})

test('unpaid it ends when its time is over, and its checkout with it', async () => {
  const { id, sessionId } = await openPurchase()
  await fixture.sql`update pgboss.job set start_after = now() where name = 'orders'`
  await fixture.runQueue('orders', id)
  await fixture.runQueue('orders', id)
  expect(await laterTypes(id)).toEqual(['PurchasePaymentRequested', 'PurchaseCancelled'])
  expect((await fixture.stripe.getSession(sessionId)).status).toBe('expired')
  expect(await listLicenses(fixture.sql, id)).toHaveLength(0)
})

test('whose money is on its way does not end', async () => {
  const { id, url } = await openPurchase()
  await fixture.actAt(url, 'pay', { method: 'sepa_debit' })
  await fixture.sql`update pgboss.job set start_after = now() where name = 'orders'`
  await fixture.runQueue('orders', id)
  expect(await laterTypes(id)).toEqual(['PurchasePaymentRequested'])
})
