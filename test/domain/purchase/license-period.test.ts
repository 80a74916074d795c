import { expect, test } from 'bun:test'
import { findPeriodFrom, findRunningPeriod } from '../../../src/domain/purchase/license-period'
import { heldLicense } from './purchase-examples'

test.each([
  // Vectors 7 and 8: always from the anchor, never from the last end.
  ['2027-01-31', 'monthly', 31, '2027-02-27'],
  ['2027-02-28', 'monthly', 31, '2027-03-30'],
  ['2027-03-31', 'monthly', 31, '2027-04-29'],
  ['2028-02-29', 'yearly', 29, '2029-02-27'],
  ['2029-02-28', 'yearly', 29, '2030-02-27'],
  ['2031-02-28', 'yearly', 29, '2032-02-28'],
  ['2026-12-01', 'monthly', 1, '2026-12-31'],
] as const)('a period from %s %s, begun on day %i, lasts to %s', (from, cycle, anchor, to) =>
  expect(findPeriodFrom(from, cycle, anchor)).toEqual({ from, to }),
)

test.each([
  ['2027-01-30T23:00:00Z', '2027-02-27T23:00:00Z', '2027-02-10', '2027-01-31', '2027-02-27'],
  ['2027-01-30T23:00:00Z', '2027-03-30T22:00:00Z', '2027-03-01', '2027-02-28', '2027-03-30'],
  // Added on the 22nd, aligned to a period from the 1st on.
  ['2026-12-22T09:00:00Z', '2026-12-31T23:00:00Z', '2026-12-24', '2026-12-01', '2026-12-31'],
])(
  'a license of %s that is paid until %s runs on %s from %s to %s',
  (issuedAt, paidUntil, day, from, to) =>
    expect(findRunningPeriod(heldLicense('impressum', { issuedAt, paidUntil }), day)).toEqual({
      from,
      to,
    }),
)
