import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { ErrorClass } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { VendorError } from '../../../src/integrations/vendor-error'
import { classifyError } from '../../../src/processes/engine/classify-error'
import {
  backoffSeconds,
  breakerHoldSeconds,
  canRetry,
} from '../../../src/processes/engine/retry-policy'
import { isDatabaseError } from '../../../src/store/postgres/database-errors'

describe('the time until the next try', () => {
  test('grows fourfold, and all of it is left to chance', () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => backoffSeconds(attempt, 1))
    expect(seconds).toEqual([1, 4, 16, 64, 256, 1024, 2400, 2400])
    expect(backoffSeconds(4, 0.5)).toBe(32)
    expect(backoffSeconds(6, 0.001)).toBeCloseTo(1.024)
  })

  test('is never nothing and never more than 40 minutes', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, r) => {
          expect(backoffSeconds(n, r)).toBeGreaterThanOrEqual(0.5)
          expect(backoffSeconds(n, r)).toBeLessThanOrEqual(2400)
        },
      ),
    ))

  test('makes eight tries of half an hour on average', () => {
    const sum = [1, 2, 3, 4, 5, 6, 7].reduce(
      (all, attempt) => all + backoffSeconds(attempt, 0.5),
      0,
    )
    expect(sum / 60).toBeGreaterThan(28)
    expect(sum / 60).toBeLessThan(34)
  })

  test('is what the vendor asks for, at most an hour, and never earlier', () => {
    expect(backoffSeconds(1, 0, 400)).toBe(400)
    expect(backoffSeconds(7, 1, 400)).toBeCloseTo(440)
    expect(backoffSeconds(1, 0, 86_400)).toBe(3600)
    expect(backoffSeconds(3, 0.5, 0)).toBe(8)
  })
})

describe('the time that a job is held while its vendor is down', () => {
  test('doubles from half a minute to five minutes', () => {
    expect([1, 2, 3, 4, 5, 6].map((holds) => breakerHoldSeconds(holds, 0))).toEqual([
      30, 60, 120, 240, 300, 300,
    ])
  })

  test('is up to half as long again, so that not all jobs ask at once', () => {
    expect(breakerHoldSeconds(1, 1)).toBe(45)
    expect(breakerHoldSeconds(9, 0.5)).toBe(375)
  })
})

describe('another try', () => {
  const trouble = (errorClass: ErrorClass) => ({ errorClass, code: 'X', owner: 'us' as const })
  test('is worth it seven times, for what may pass by itself', () => {
    expect(canRetry(trouble('transient'), 7)).toBe(true)
    expect(canRetry(trouble('transient'), 8)).toBe(false)
    for (const other of ['waiting', 'permanent', 'ours'] as const)
      expect(canRetry(trouble(other), 1)).toBe(false)
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
    expect(classifyError(new VendorError(details))).toMatchObject(details)
  })

  test('that we made ourselves is ours', () => {
    expect(classifyError(new RefusalError('TOO_EARLY', 'no server'))).toEqual({
      errorClass: 'ours',
      code: 'TOO_EARLY',
      vendorText: 'no server',
      owner: 'us',
    })
    expect(classifyError(new TypeError('x is undefined'))).toMatchObject({
      code: 'BUG',
      owner: 'us',
    })
    expect(classifyError('thrown')).toMatchObject({ code: 'BUG', vendorText: 'thrown' })
    expect(classifyError(new Error('a'.repeat(900))).vendorText).toHaveLength(500)
  })
})

describe("the database's trouble", () => {
  const errorWithCode = (code: string) => Object.assign(new Error('x'), { code })

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
  ])('is %s', (code) => expect(isDatabaseError(errorWithCode(code))).toBe(true))

  test.each(['23505', '22P02', '42703', 'VRS01', 'DNS_TIMEOUT'])('is not %s', (code) =>
    expect(isDatabaseError(errorWithCode(code))).toBe(false),
  )

  test('is a lost connection without a code, but no bug and no vendor', () => {
    expect(isDatabaseError(new Error('Connection terminated unexpectedly'))).toBe(true)
    expect(isDatabaseError(new Error('x is not a function'))).toBe(false)
    const refused = {
      vendor: 'inwx' as const,
      errorClass: 'transient' as const,
      code: 'ECONNREFUSED',
      vendorText: 'ECONNREFUSED',
      owner: 'vendor' as const,
    }
    expect(isDatabaseError(new VendorError(refused))).toBe(false)
  })
})
