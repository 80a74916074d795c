import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { BreakerState } from '../../../projections/queries/breakers'
import {
  afterAnswer,
  afterFailure,
  afterRelease,
  closed,
  dueOf,
  isDown,
} from '../../../src/processes/engine/circuit-breaker'

const at = (second: number) =>
  new Date(Date.parse('2026-11-20T13:02:00Z') + second * 1000).toISOString()
const fail = (state: BreakerState, second: number, stream: string, silent = true, job = 'a') =>
  afterFailure(state, { job, begunAt: at(second), now: at(second) }, { stream, silent })
const answer = (state: BreakerState, second: number, job = 'a') =>
  afterAnswer(state, { job, begunAt: at(second), now: at(second) })

const open = [0, 1, 2, 3, 4].reduce((state, second) => fail(state, second, 'p1'), closed)

describe('a breaker', () => {
  test('opens at the fifth silence in a row, down since the first', () => {
    expect(open).toEqual({ is: 'open', since: at(0), probeAt: at(9), pauseSeconds: 5 })
    expect(fail(fail(closed, 0, 'p1'), 1, 'p1').is).toBe('closed')
  })

  test('stays closed where an answer came between, or ten minutes', () => {
    const four = [0, 1, 2, 3].reduce((state, second) => fail(state, second, 'p1'), closed)
    expect(fail(answer(four, 4), 5, 'p1').is).toBe('closed')
    expect(fail(four, 603, 'p1').is).toBe('closed')
    expect(fail(four, 599, 'p1').is).toBe('open')
  })

  test('stays closed while errors come for one project alone: that may be its own fault', () => {
    const errors = [0, 1, 2, 3, 4, 5].reduce((state, s) => fail(state, s, 'p1', false), closed)
    expect(errors.is).toBe('closed')
    expect(fail(errors, 6, 'p2', false).is).toBe('open')
  })

  test('writes nothing when all goes well', () => {
    expect(answer(closed, 1)).toBe(closed)
    expect(answer(open, 5)).toBe(open)
  })

  test('lets one probe go after a pause, and waits longer after each in vain', () => {
    expect(dueOf(open, at(8))).toBe(0)
    expect(dueOf(open, at(9))).toBe(1)
    const probing = afterRelease(open, ['a'], at(9))
    expect(dueOf(probing, at(60))).toBe(0)
    expect(fail(probing, 12, 'p2', true, 'b')).toBe(probing)
    expect(fail(probing, 12, 'p1')).toEqual({
      is: 'open',
      since: at(0),
      probeAt: at(22),
      pauseSeconds: 10,
    })
    const pauses = [0, 0, 0, 0, 0, 0].reduce(
      (state) => fail(afterRelease(state, ['a'], at(20)), 20, 'p1'),
      open,
    )
    expect(pauses).toMatchObject({ pauseSeconds: 60 })
  })

  test('chooses another probe when the first one was never heard of again', () => {
    const probing = afterRelease(open, ['a'], at(9))
    expect(dueOf(probing, at(129))).toBe(1)
  })

  test('resumes in growing batches, and closes with the last', () => {
    const probing = afterRelease(open, ['a'], at(9))
    const resuming = answer(probing, 10)
    expect(dueOf(resuming, at(10))).toBe(5)
    const second = afterRelease(resuming, ['1', '2', '3', '4', '5'], at(10))
    expect([dueOf(second, at(10)), dueOf(second, at(11))]).toEqual([0, 10])
    expect(afterRelease(second, ['1'], at(11))).toBe(closed)
    expect(afterRelease(open, [], at(9))).toBe(closed)
  })

  test('opens again when it fails while it resumes, since the same time', () => {
    const resuming = answer(afterRelease(open, ['a'], at(9)), 10)
    const again = [11, 12, 13, 14, 15].reduce((state, s) => fail(state, s, `p${s}`), resuming)
    expect(again).toMatchObject({ is: 'open', since: at(0), pauseSeconds: 5 })
    // Calls from before the vendor came back say nothing.
    expect(fail(resuming, 8, 'p1')).toBe(resuming)
  })

  test('is never open without a next probe, whatever happens', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('silent', 'error', 'answer', 'tick'), { maxLength: 60 }),
        (steps) => {
          let state: BreakerState = closed
          steps.forEach((step, second) => {
            const due = dueOf(state, at(second * 3))
            if (step === 'answer') state = answer(state, second * 3)
            else if (step === 'tick')
              state = due ? afterRelease(state, ['a'], at(second * 3)) : state
            else state = fail(state, second * 3, `p${second % 2}`, step === 'silent')
            if (state.is === 'open')
              expect(Date.parse(state.probeAt) - Date.parse(at(second * 3))).toBeLessThanOrEqual(
                120_000,
              )
          })
        },
      ),
    ))
})

describe('down', () => {
  const transient = (code: string) => isDown({ errorClass: 'transient', code })
  test.each([
    'TIMEOUT',
    'UNREACHABLE',
    'ECONNREFUSED',
    'ConnectionRefused',
    'HTTP 503',
    '500',
    'GARBAGE',
  ])('is %s', (code) => expect(transient(code)).toBe(true))
  test.each(['429', 'HTTP 429', 'RATE_LIMITED', '2400', '2502', 'NOT_THERE', '450', '409'])(
    'is not %s',
    (code) => expect(transient(code)).toBe(false),
  )
  test('is nothing that is refused for good', () =>
    expect(isDown({ errorClass: 'permanent', code: '554' })).toBe(false))
})
