import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { startOfBerlinDay } from '../../../src/domain/calendar/berlin-calendar'
import type { RecurringCycle } from '../../../src/domain/license/billing-cycle'
import {
  findFirstPeriod,
  findNextPeriod,
  findPeriodAnchor,
  findPeriodEnd,
  listPaidPeriods,
} from '../../../src/domain/license/license-period'
import { addDaysTo, addMonths, cycles, days, midnight } from './calendar-model'

const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const numRuns = process.env.VRS_PROVE ? 20_000 : 500

describe('the periods of a license', () => {
  // Vectors 7 and 8.
  test.each([
    ['2027-01-31', 'monthly', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['2028-01-31', 'monthly', ['2028-02-29', '2028-03-31']],
    ['2028-02-29', 'yearly', ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    ['2026-12-01', 'monthly', ['2027-01-01', '2027-02-01']],
  ] as const)('from %s, %s, always count from the anchor', (anchorOn, cycle, expected) => {
    let paidUntil = startOfBerlinDay(anchorOn)
    const found = expected.map(() => {
      const { to } = findNextPeriod({ anchorOn, paidUntil }, cycle)
      paidUntil = startOfBerlinDay(addDaysTo(to, 1))
      return addDaysTo(to, 1)
    })
    expect(found).toEqual([...expected])
  })
  test('that were paid by the old count go on from the same anchor', () =>
    expect(
      findNextPeriod({ anchorOn: '2026-11-21', paidUntil: '2026-12-21T10:30:00.000Z' }, 'monthly'),
    ).toEqual({ from: '2026-12-21', to: '2027-01-20' }))
  test('that are paid to a day between two go on from that day', () => {
    const license = { anchorOn: '2026-11-21', paidUntil: startOfBerlinDay('2027-01-01') }
    expect(findPeriodAnchor(license)).toBe('2027-01-01')
    expect(findNextPeriod(license, 'monthly')).toEqual({ from: '2027-01-01', to: '2027-01-31' })
    expect(listPaidPeriods(license, 'monthly', '2026-12-22')).toEqual([
      { from: '2026-12-01', to: '2026-12-31' },
    ])
  })
  test('that are paid in advance are all known, from that which runs on', () => {
    const license = { anchorOn: '2027-01-31', paidUntil: startOfBerlinDay('2027-04-30') }
    expect(listPaidPeriods(license, 'monthly', '2027-02-28')).toEqual([
      { from: '2027-02-28', to: '2027-03-30' },
      { from: '2027-03-31', to: '2027-04-29' },
    ])
    expect(listPaidPeriods(license, 'monthly', '2027-04-30')).toEqual([])
  })
})

/**
 * A model of its own: it writes down the first days of all periods, from the anchor or, if none
 * begins on the first unpaid day, from that day.
 */
const before = 35
const listBeginnings = (anchor: string, firstUnpaid: string, cycle: RecurringCycle) => {
  const step = cycle === 'monthly' ? 1 : 12
  const months = Array.from({ length: 45 }, (_, index) => index)
  const counted = months.find((one) => addMonths(anchor, one) === firstUnpaid)
  const [base, offset] = counted === undefined ? [firstUnpaid, 0] : [anchor, counted]
  return Array.from({ length: before + 2 }, (_, index) =>
    addMonths(base, offset + (index - before) * step),
  )
}

test(`periods equal an independent calendar, on the anchor's days and between them (seed ${seed})`, () =>
  fc.assert(
    fc.property(
      days,
      cycles,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 900 }),
      (anchorOn, cycle, months, oddDays, daysAgo) => {
        const firstUnpaid = addDaysTo(addMonths(anchorOn, months), oddDays)
        const license = { anchorOn, paidUntil: midnight(firstUnpaid) }
        const beginnings = listBeginnings(anchorOn, firstUnpaid, cycle)
        const periodAt = (index: number) => ({
          from: beginnings[index] ?? '',
          to: addDaysTo(beginnings[index + 1] ?? '', -1),
        })
        const next = findNextPeriod(license, cycle)
        expect(next).toEqual(periodAt(before))
        expect(findPeriodEnd(next)).toBe(midnight(beginnings[before + 1] ?? ''))
        const day = addDaysTo(firstUnpaid, -daysAgo)
        const paid = beginnings.flatMap((_, index) =>
          index < before && (beginnings[index + 1] ?? '') > day ? [periodAt(index)] : [],
        )
        expect(listPaidPeriods(license, cycle, day)).toEqual(paid)
        expect(findFirstPeriod(anchorOn, cycle)).toEqual({
          from: anchorOn,
          to: addDaysTo(addMonths(anchorOn, cycle === 'monthly' ? 1 : 12), -1),
        })
      },
    ),
    { seed, numRuns },
  ))
