import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { splitAmount } from '../../../src/domain/order/split-amount'

test.each([
  // Vector 14 of the calculation rules.
  [100, [1, 1, 1], [34, 33, 33]],
  [1, [1, 1, 1], [1, 0, 0]],
  [0, [1, 1, 1], [0, 0, 0]],
  // Vector 12: plugins added for 10 of 31 days.
  [323, [333, 333, 334], [108, 107, 108]],
  [2521, [5000, 5000, -500, -500], [1401, 1400, -140, -140]],
  [0, [500, -500], [0, 0]],
  [0, [], []],
])('%i is divided by %j into %j', (cents, weights, expected) =>
  expect(splitAmount(cents, weights).map((part) => part + 0)).toEqual(expected),
)

test('parts sum up to the amount, and none exceeds its weight', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3000, max: 90_000 }), { minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, share) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        fc.pre(total > 0)
        const cents = Math.floor(total * share)
        const parts = splitAmount(cents, weights)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents)
        for (const [index, weight] of weights.entries()) {
          const part = parts[index] ?? 0
          expect(part).toBeGreaterThanOrEqual(Math.min(0, weight))
          expect(part).toBeLessThanOrEqual(Math.max(0, weight))
        }
      },
    ),
    { numRuns: 2000 },
  ))
