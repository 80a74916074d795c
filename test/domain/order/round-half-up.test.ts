import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { calculateTotal, roundHalfUp } from '../../../src/domain/order/price'

test.each([
  [9.5, 10],
  [-9.5, -10],
  [-9.4, -9],
  [-0.5, -1],
  [0.5, 1],
  [9.49, 9],
])('%p cents are %p', (value, expected) => expect(roundHalfUp(value)).toBe(expected))

test('nothing is not less than nothing', () => expect(Object.is(roundHalfUp(-0.4), 0)).toBe(true))

test('a correction is to the cent what it corrects', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (netCents) => {
      const line = { code: 'directory', kind: 'plugin' as const, netCents }
      const { taxCents, grossCents } = calculateTotal([line])
      const correction = calculateTotal([{ ...line, netCents: 0 - netCents }])
      expect(correction.taxCents + taxCents).toBe(0)
      expect(correction.grossCents + grossCents).toBe(0)
    }),
  ))
