import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { PriceListEntry } from '../../../src/domain/catalogue/select-price'
import {
  findNextPriceChange,
  findPrice,
  listPlannedEntries,
  selectPriceEntry,
} from '../../../src/domain/catalogue/select-price'

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString()
const entry = (
  projectType: string,
  netCents: number,
  [from, until]: [number, number?],
  withdrawn = false,
): PriceListEntry => ({
  plugin: 'kontakt',
  projectType,
  cycle: 'monthly',
  netCents,
  setupCents: 0,
  validFrom: day(from),
  validUntil: until === undefined ? null : day(until),
  withdrawn,
})
const find = (prices: readonly PriceListEntry[], at: number) => {
  const key = { plugin: 'kontakt', projectType: 'verein', cycle: 'monthly' } as const
  const found = findPrice({ prices, baseType: 'basis' }, key, day(at))
  if (!found) return undefined
  const { price, isInherited, isOrderable } = found
  return [price.netCents, isInherited ? 'base' : 'own', isOrderable]
}

test('a price is used from the moment on which it begins', () => {
  const prices = [entry('verein', 1000, [1]), entry('verein', 1200, [10])]
  expect([9, 10, 11].map((at) => find(prices, at)?.[0])).toEqual([1000, 1200, 1200])
  expect(find(prices.toReversed(), 10)?.[0]).toBe(1200)
})

test('a price that has ended is not orderable, and the one before it does not come back', () => {
  const prices = [entry('verein', 1000, [1]), entry('verein', 900, [5, 10]), entry('basis', 1, [1])]
  expect(find(prices, 9)).toEqual([900, 'own', true])
  expect(find(prices, 10)).toEqual([900, 'own', false])
})

test('a type without a price that has begun uses the base type’s, unless it is withdrawn there', () => {
  const base = entry('basis', 500, [1])
  expect(find([base], 5)).toEqual([500, 'base', true])
  expect(find([base, entry('verein', 700, [9])], 5)).toEqual([500, 'base', true])
  expect(find([base, entry('verein', 0, [3], true)], 5)).toEqual([0, 'own', false])
  expect(find([base, entry('basis', 0, [4], true)], 5)).toEqual([0, 'base', false])
  expect(find([entry('basis', 500, [9])], 5)).toBeUndefined()
})

test('a withdrawn price is offered again from the next one on', () => {
  const prices = [entry('verein', 0, [3], true), entry('verein', 800, [7])]
  expect([6, 7].map((at) => find(prices, at))).toEqual([
    [0, 'own', false],
    [800, 'own', true],
  ])
})

test('the next change of prices is the nearest begin or end', () => {
  const prices = [entry('verein', 1, [1, 8]), entry('verein', 2, [9]), entry('basis', 3, [4])]
  expect([1, 4, 8, 9].map((at) => findNextPriceChange(prices, day(at)))).toEqual([
    day(4),
    day(8),
    day(9),
    undefined,
  ])
})

test('at every moment the price is the one with the latest begin; all others are planned or over', () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (begins, at) => {
      const prices = begins.map((begin) => entry('verein', begin, [begin]))
      const latest = Math.max(...begins.filter((begin) => begin <= at))
      expect(selectPriceEntry(prices, day(at))?.netCents ?? -Infinity).toBe(latest)
      expect(listPlannedEntries(prices, day(at)).map(({ netCents }) => netCents)).toEqual(
        begins.filter((begin) => begin > at).toSorted((one, other) => one - other),
      )
    }),
  )
})
