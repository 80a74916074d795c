import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  addBerlinDays,
  findBerlinDay,
  startOfBerlinDay,
} from '../../../src/domain/calendar/berlin-calendar'
import {
  calculateLicenseTerms,
  findNextPeriod,
  findPaidPeriod,
} from '../../../src/domain/license/license-terms'

const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const numRuns = process.env.VRS_PROVE ? 20_000 : 500
const dayMs = 86_400_000

/** A calendar of its own: days since 1970, and the European Union's rule for summer time. */
const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysOfMonth = (year: number, month: number) =>
  [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
const format = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const parts = (day: string) => day.split('-').map(Number) as [number, number, number]
const addMonths = (anchor: string, months: number) => {
  const [year, month, day] = parts(anchor)
  const count = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1]
  return format(toYear, toMonth, Math.min(day, daysOfMonth(toYear, toMonth)))
}
const lastSunday = (year: number, month: number) => {
  const last = new Date(Date.UTC(year, month - 1, daysOfMonth(year, month)))
  return daysOfMonth(year, month) - last.getUTCDay()
}
/** At midnight: two hours after the last Sunday of March up to that of October itself. */
const hoursAheadAtMidnight = (day: string) => {
  const [year] = parts(day)
  const begins = format(year, 3, lastSunday(year, 3))
  return day > begins && day <= format(year, 10, lastSunday(year, 10)) ? 2 : 1
}
const midnight = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - hoursAheadAtMidnight(day) * 3_600_000).toISOString()
const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

const anchors = fc
  .integer({ min: Date.UTC(2024, 0, 1) / dayMs, max: Date.UTC(2044, 0, 1) / dayMs })
  .map((count) => new Date(count * dayMs).toISOString().slice(0, 10))
const cycles = fc.constantFrom('monthly' as const, 'yearly' as const)

describe('the months of a license', () => {
  test.each([
    ['2027-01-31', 'monthly', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['2028-01-31', 'monthly', ['2028-02-29', '2028-03-31']],
    ['2028-02-29', 'yearly', ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  ] as const)('from %s, %s, always count from the anchor', (anchorOn, cycle, expected) => {
    let paidUntil = startOfBerlinDay(anchorOn)
    const found = expected.map(() => {
      const { nextFrom } = findNextPeriod({ anchorOn, paidUntil }, cycle)
      paidUntil = startOfBerlinDay(nextFrom)
      return nextFrom
    })
    expect(found).toEqual([...expected])
  })

  test('know how many days they have', () => {
    const paid = calculateLicenseTerms('monthly', '2027-01-31')
    const license = { anchorOn: '2027-01-31', paidUntil: paid.paidUntil ?? '' }
    expect(findPaidPeriod(license, 'monthly')).toEqual({
      from: '2027-01-31',
      nextFrom: '2027-02-28',
      days: 28,
    })
    expect(findNextPeriod(license, 'monthly')).toEqual({
      from: '2027-02-28',
      nextFrom: '2027-03-31',
      days: 31,
    })
  })

  test('of a license that was paid by the old count go on from the same anchor', () =>
    expect(
      findNextPeriod({ anchorOn: '2026-11-21', paidUntil: '2026-12-21T10:30:00.000Z' }, 'monthly'),
    ).toMatchObject({ from: '2026-12-21', nextFrom: '2027-01-21' }))
})

describe('the terms of a license', () => {
  test('for once: without an end, with updates for a year of Berlin', () =>
    expect(calculateLicenseTerms('once', '2028-02-29')).toEqual({
      updatesUntil: '2029-02-27T23:00:00.000Z',
    }))
  test('for a month: paid for it, running fourteen days longer', () =>
    expect(calculateLicenseTerms('monthly', '2027-03-10')).toEqual({
      paidUntil: '2027-04-09T22:00:00.000Z',
      runsUntil: '2027-04-23T22:00:00.000Z',
      updatesUntil: '2027-04-23T22:00:00.000Z',
    }))
  test('know the day of Berlin at the turn of the year', () =>
    expect(['2026-12-31T22:59:59.999Z', '2026-12-31T23:30:00.000Z'].map(findBerlinDay)).toEqual([
      '2026-12-31',
      '2027-01-01',
    ]))
  test('keep the time of day over summer time', () =>
    expect([
      addBerlinDays('2026-10-19T09:30:00.000Z', 7),
      addBerlinDays('2027-04-02T09:30:00.000Z', -7),
    ]).toEqual(['2026-10-26T10:30:00.000Z', '2027-03-26T10:30:00.000Z']))
})

test(`terms and periods equal an independent calendar (seed ${seed})`, () =>
  fc.assert(
    fc.property(anchors, cycles, fc.nat({ max: 150 }), (anchorOn, cycle, count) => {
      const step = cycle === 'monthly' ? 1 : 12
      const first = addMonths(anchorOn, step)
      const end = midnight(addDays(first, 14))
      expect(calculateLicenseTerms(cycle, anchorOn)).toEqual({
        paidUntil: midnight(first),
        runsUntil: end,
        updatesUntil: end,
      })
      const license = { anchorOn, paidUntil: midnight(addMonths(anchorOn, count)) }
      const [from, nextFrom] = [addMonths(anchorOn, count), addMonths(anchorOn, count + step)]
      const days = (Date.parse(nextFrom) - Date.parse(from)) / dayMs
      expect(findNextPeriod(license, cycle)).toEqual({ from, nextFrom, days })
      expect(findBerlinDay(license.paidUntil)).toBe(from)
    }),
    { seed, numRuns },
  ))
