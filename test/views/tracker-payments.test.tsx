import { expect, test } from 'bun:test'
import type { DisputeRow } from '../../projections/disputes'
import { TrackerPayments } from '../../views/shop/tracker-payments'
import { textsFor } from '../../views/texts/texts'
import * as rows from './examples/rows'
import { trackedOrder } from './examples/tracked-order'

const [paid] = rows.payments
const at = '2026-11-20T12:00:00Z'
const dispute = (over: Partial<DisputeRow>) => ({
  ...(rows.disputes[0] as DisputeRow),
  paymentRef: paid?.paymentRef ?? '',
  at,
  ...over,
})
const show = (locale: 'de' | 'en', disputes: DisputeRow[], outcome: 'confirmed' | 'late') => {
  const payments = rows.payments.slice(0, 1).map((one) => ({ ...one, outcome }))
  const model = trackedOrder({ payments, disputes })
  return String(TrackerPayments({ t: textsFor(locale), model }))
}

test('the customer sees what her bank asks back, has taken, and what is owed again', () => {
  const open = dispute({ status: 'open', returnedAt: null })
  const lost = dispute({ status: 'lost', returnedAt: at, settledAt: null })
  expect(show('de', [open], 'confirmed')).toContain('Bei Ihrer Bank in Prüfung seit 20.11.2026')
  expect(show('de', [lost], 'confirmed')).toContain(
    'zurückgebucht am 20.11.2026. Der Betrag ist wieder offen.',
  )
  expect(show('en', [lost], 'confirmed')).toContain('20 Nov 2026. The amount is due again.')
  const settled = { ...lost, settledAt: at }
  for (const text of [show('de', [settled], 'confirmed'), show('de', [lost], 'late')]) {
    expect(text).toContain('Von Ihrer Bank zurückgebucht am 20.11.2026')
    expect(text).not.toContain('wieder offen')
  }
})

test('a dispute that was won is none of her payments', () =>
  expect(show('de', [dispute({ status: 'won' })], 'confirmed')).not.toContain('Ihrer Bank'))
