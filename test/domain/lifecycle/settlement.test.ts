import { expect, test } from 'bun:test'
import type { Settlement } from '../../../src/domain/lifecycle/settlement'
import { findSettlement } from '../../../src/domain/lifecycle/settlement'

const refund = (grossCents: number, status: string) => ({ grossCents, status })
const dispute = (amountCents: number, status: string) => ({
  amountCents,
  status,
  returnedAt: status === 'lost' ? '2026-11-30T12:00:00Z' : null,
})
type Case = [Settlement, number, ReturnType<typeof refund>[], ReturnType<typeof dispute>[]]

const cases: Case[] = [
  ['none', 0, [], []],
  ['open', 1184, [], []],
  ['open', 1184, [refund(1184, 'failed')], []],
  ['underWay', 1184, [refund(1184, 'issued')], []],
  ['returned', 1184, [refund(1184, 'completed')], []],
  ['disputed', 1184, [], [dispute(1184, 'open')]],
  ['open', 1184, [], [dispute(1184, 'won')]],
  ['takenBack', 1184, [], [dispute(1184, 'lost')]],
  ['takenBack', 1184, [refund(184, 'completed')], [dispute(1000, 'lost')]],
  ['open', 1184, [], [dispute(1000, 'lost')]],
  ['disputed', 1184, [refund(184, 'completed')], [dispute(1000, 'open')]],
]

test('an invoice that may be out is named', () =>
  expect(findSettlement({ payments: [], refunds: [], disputes: [], isInvoiced: true })).toBe(
    'invoiced',
  ))

test.each(cases)('%s of %i cents with %j and %j', (expected, received, refunds, disputes) =>
  expect(findSettlement({ payments: [{ amountCents: received }], refunds, disputes })).toBe(
    expected,
  ),
)
