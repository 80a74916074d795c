import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { PriceLine } from '../../../events/price'
import {
  addDays,
  findBerlinDay,
  startOfBerlinDay,
} from '../../../src/domain/calendar/berlin-calendar'
import { assertSameQuote, calculateRest, prorate } from '../../../src/domain/purchase/proration'

const lineOf = (netCents: number, index = 0): PriceLine => ({
  code: `p${index}`,
  kind: 'plugin',
  netCents,
})
const december = { from: '2026-12-01', to: '2026-12-31' }
const leapYear = { from: '2027-03-01', to: '2028-02-29' }

test('vector 11: the rise from 5000 to 8000 for 16 of 31 days', () => {
  const { daysLeft, daysOfPeriod, price } = prorate([lineOf(3000)], december, '2026-12-16')
  expect([daysLeft, daysOfPeriod]).toEqual([16, 31])
  expect([price.netCents, price.taxCents, price.grossCents]).toEqual([1548, 294, 1842])
})

test('vector 12: plugins added for 10 of 31 days, each with its share', () => {
  const { price } = prorate([333, 333, 334].map(lineOf), december, '2026-12-22')
  expect(price.netCents).toBe(323)
  expect(price.lines.map(({ netCents }) => netCents)).toEqual([108, 107, 108])
})

test.each([
  ['2027-09-01', 182, 5370],
  ['2028-02-29', 1, 30],
  ['2027-03-01', 366, 10_800],
])('vector 13: a year of 366 days from %s on', (day, daysLeft, netCents) => {
  const quote = prorate([lineOf(10_800)], leapYear, day)
  expect([quote.daysLeft, quote.daysOfPeriod, quote.price.netCents]).toEqual([
    daysLeft,
    366,
    netCents,
  ])
})

test.each([
  [100, [1, 1, 1], [34, 33, 33]],
  [1, [1, 1, 1], [1, 0, 0]],
])('vector 14: %i for the whole period', (cents, weights, expected) => {
  const lines = weights.map((weight, index) => lineOf(weight * cents, index))
  // A third of the period: the sum of the lines is three times the amount.
  const period = { from: '2026-12-01', to: '2026-12-03' }
  const { price } = prorate(lines, period, '2026-12-03')
  expect(price.netCents).toBe(cents)
  expect(price.lines.map(({ netCents }) => netCents)).toEqual(expected)
})

test('a set-up is paid as a whole, and nothing costs nothing', () => {
  const setup: PriceLine = { code: 'p0', kind: 'setup', netCents: 9900 }
  const { price } = prorate([lineOf(0), setup, lineOf(3100, 1)], december, '2026-12-31')
  expect(price.lines.map(({ netCents }) => netCents)).toEqual([0, 9900, 100])
})

test.each(['2026-11-30', '2027-01-01'])('there is no price for %s, outside of December', (day) =>
  expect(() => prorate([lineOf(3000)], december, day)).toThrow('PERIOD_ENDED'),
)

test('what is left of a paid period is taken off, and nothing after its end', () => {
  expect(calculateRest(5000, december, '2026-12-16')).toBe(2581)
  expect(calculateRest(5000, december, '2027-01-01')).toBe(0)
})

test('days are those of Berlin, in summer and winter and at the end of the year', () => {
  expect(findBerlinDay('2026-12-31T22:59:59Z')).toBe('2026-12-31')
  expect(findBerlinDay('2026-12-31T23:30:00Z')).toBe('2027-01-01')
  expect(findBerlinDay('2027-07-31T22:00:00Z')).toBe('2027-08-01')
  expect(startOfBerlinDay('2027-03-29')).toBe('2027-03-28T22:00:00.000Z')
  expect(startOfBerlinDay('2027-03-28')).toBe('2027-03-27T23:00:00.000Z')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
})

test('another day or another price is not charged', () => {
  const quote = prorate([lineOf(3000)], december, '2026-12-16')
  const expected = { asOfDay: '2026-12-16', grossCents: 1842 }
  expect(assertSameQuote(quote, expected)).toBeUndefined()
  for (const other of [{ asOfDay: '2026-12-15' }, { grossCents: 1841 }, { grossCents: 1843 }])
    expect(() => assertSameQuote(quote, { ...expected, ...other })).toThrow('PRICE_CHANGED')
})

const dayNumber = (day: string) => Date.parse(`${day}T12:00:00Z`) / 86_400_000

/** By counting days one by one and in whole numbers only. */
const modelOf = (nets: readonly number[], from: string, to: string, day: string) => {
  let [left, all] = [0n, 0n]
  const [first, last, today] = [from, to, day].map(dayNumber) as [number, number, number]
  for (let at = first; at <= last; at += 1) {
    all += 1n
    if (at >= today) left += 1n
  }
  const sum = BigInt(nets.reduce((total, net) => total + net, 0))
  const total = (2n * sum * left + all) / (2n * all)
  const parts = nets.map((net) => (sum === 0n ? 0n : (total * BigInt(net)) / sum))
  const remainders = nets.map((net, index) => total * BigInt(net) - (parts[index] ?? 0n) * sum)
  let open = total - parts.reduce((some, part) => some + part, 0n)
  while (open > 0n) {
    const best = remainders.reduce(
      (found, one, index) => (one > (remainders[found] ?? -1n) ? index : found),
      0,
    )
    parts[best] = (parts[best] ?? 0n) + 1n
    remainders[best] = -1n
    open -= 1n
  }
  return { total: Number(total), parts: parts.map(Number) }
}

test('equals an independent model for any prices, periods and days', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 1, max: 366 }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (nets, start, days, share) => {
        const from = addDays('2026-01-01', start)
        const to = addDays(from, days - 1)
        const day = addDays(from, Math.floor(days * share))
        const { price } = prorate(nets.map(lineOf), { from, to }, day)
        const model = modelOf(nets, from, to, day)
        const tax = Math.floor((model.total * 190 + 500) / 1000)
        const found = [
          ...price.lines.map(({ netCents }) => netCents),
          price.netCents,
          price.taxCents,
        ]
        return found.join() === [...model.parts, model.total, tax].join()
      },
    ),
    { numRuns: 600 },
  ))
