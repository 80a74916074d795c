import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { ErrorClass } from '../../events/codes'
import { Refused } from '../../events/refused'
import { VendorError } from '../../src/integrations/vendor-error'
import { backOff, isDatabaseTrouble, isWorthAnother, troubleOf } from '../../src/processes/trouble'

describe('the time until the next try', () => {
  test('grows fourfold, with up to half of it left to chance', () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7].map((attempt) => backOff(attempt, 1))
    expect(seconds).toEqual([1, 4, 16, 64, 256, 900, 900])
    expect(backOff(4, 0)).toBe(32)
  })

  test('is never nothing and never more than a quarter of an hour', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, r) => {
          expect(backOff(n, r)).toBeGreaterThanOrEqual(0.5)
          expect(backOff(n, r)).toBeLessThanOrEqual(900)
        },
      ),
    ))

  test('makes eight tries of about half an hour', () => {
    const between = (random: number) =>
      [1, 2, 3, 4, 5, 6, 7].reduce((sum, attempt) => sum + backOff(attempt, random), 0) / 60
    expect(between(0)).toBeGreaterThan(15)
    expect(between(1)).toBeLessThan(40)
  })
})

describe('another try', () => {
  const trouble = (errorClass: ErrorClass) => ({ errorClass, code: 'X', owner: 'us' as const })
  test('is worth it seven times, for what may pass by itself', () => {
    expect(isWorthAnother(trouble('transient'), 7)).toBe(true)
    expect(isWorthAnother(trouble('transient'), 8)).toBe(false)
    for (const other of ['waiting', 'permanent', 'ours'] as const)
      expect(isWorthAnother(trouble(other), 1)).toBe(false)
  })
})

describe('trouble', () => {
  test("with a vendor is told in the vendor's words", () => {
    const details = {
      vendor: 'inwx' as const,
      errorClass: 'permanent' as const,
      code: '2104',
      vendorText: 'no balance',
      owner: 'caseworker' as const,
    }
    expect(troubleOf(new VendorError(details))).toMatchObject(details)
  })

  test('that we made ourselves is ours', () => {
    expect(troubleOf(new Refused('TOO_EARLY', 'no server'))).toEqual({
      errorClass: 'ours',
      code: 'TOO_EARLY',
      vendorText: 'no server',
      owner: 'us',
    })
    expect(troubleOf(new TypeError('x is undefined'))).toMatchObject({ code: 'BUG', owner: 'us' })
    expect(troubleOf('thrown')).toMatchObject({ code: 'BUG', vendorText: 'thrown' })
    expect(troubleOf(new Error('a'.repeat(900))).vendorText).toHaveLength(500)
  })
})

describe("the database's trouble", () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code })

  test.each([
    '08006',
    '53300',
    '57P01',
    '40001',
    '40P01',
    'VRS02',
    'CONNECTION_CLOSED',
    'ECONNRESET',
    'EPIPE',
  ])('is %s', (code) => expect(isDatabaseTrouble(coded(code))).toBe(true))

  test.each(['23505', '22P02', '42703', 'VRS01', 'DNS_TIMEOUT'])('is not %s', (code) =>
    expect(isDatabaseTrouble(coded(code))).toBe(false),
  )

  test('is a lost connection without a code, but no bug and no vendor', () => {
    expect(isDatabaseTrouble(new Error('Connection terminated unexpectedly'))).toBe(true)
    expect(isDatabaseTrouble(new Error('x is not a function'))).toBe(false)
    const refused = {
      vendor: 'inwx' as const,
      errorClass: 'transient' as const,
      code: 'ECONNREFUSED',
      vendorText: 'ECONNREFUSED',
      owner: 'vendor' as const,
    }
    expect(isDatabaseTrouble(new VendorError(refused))).toBe(false)
  })
})
