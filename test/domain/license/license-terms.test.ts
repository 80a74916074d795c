import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { addBerlinDays, findBerlinDay } from '../../../src/domain/calendar/berlin-calendar'
import { calculateLicenseTerms } from '../../../src/domain/license/license-terms'
import { addDaysTo, addMonths, cycles, days, midnight } from './calendar-model'

const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const numRuns = process.env.VRS_PROVE ? 20_000 : 500
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

test(`terms equal an independent calendar (seed ${seed})`, () =>
  fc.assert(
    fc.property(days, cycles, (anchorOn, cycle) => {
      const step = cycle === 'monthly' ? 1 : 12
      const first = addMonths(anchorOn, step)
      const end = midnight(addDaysTo(first, 14))
      expect(calculateLicenseTerms(cycle, anchorOn)).toEqual({
        paidUntil: midnight(first),
        runsUntil: end,
        updatesUntil: end,
      })
    }),
    { seed, numRuns },
  ))
