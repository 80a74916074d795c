import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { BreakerState } from '../../../projections/queries/breakers'
import { closedBreaker } from '../../../projections/queries/breakers'
import {
  applyAnswer,
  applyFailure,
  applyRelease,
  countDueJobs,
  isVendorDown,
} from '../../../src/processes/engine/circuit-breaker'

const timeAt = (second: number) =>
  new Date(Date.parse('2026-11-20T13:02:00Z') + second * 1000).toISOString()
const recordFailure = (
  state: BreakerState,
  second: number,
  stream: string,
  silent = true,
  job = 'a',
) => applyFailure(state, { job, begunAt: timeAt(second), now: timeAt(second) }, { stream, silent })
const recordAnswer = (state: BreakerState, second: number, job = 'a') =>
  applyAnswer(state, { job, begunAt: timeAt(second), now: timeAt(second) })

const openBreaker = [0, 1, 2, 3, 4].reduce(
  (state, second) => recordFailure(state, second, 'p1'),
  closedBreaker,
)

describe('a breaker', () => {
  test('opens at the fifth silence in a row, down since the first', () => {
    expect(openBreaker).toEqual({
      is: 'open',
      since: timeAt(0),
      probeAt: timeAt(9),
      pauseSeconds: 5,
    })
    expect(recordFailure(recordFailure(closedBreaker, 0, 'p1'), 1, 'p1').is).toBe('closed')
  })

  test('stays closed where an answer came between, or ten minutes', () => {
    const four = [0, 1, 2, 3].reduce(
      (state, second) => recordFailure(state, second, 'p1'),
      closedBreaker,
    )
    expect(recordFailure(recordAnswer(four, 4), 5, 'p1').is).toBe('closed')
    expect(recordFailure(four, 603, 'p1').is).toBe('closed')
    expect(recordFailure(four, 599, 'p1').is).toBe('open')
  })

  test('counts a failure for just under ten minutes', () => {
    const four = [0, 1, 2, 3].reduce(
      (state, second) => recordFailure(state, second, 'p1'),
      closedBreaker,
    )
    expect(recordFailure(four, 599.999, 'p1').is).toBe('open')
    expect(recordFailure(four, 600, 'p1').is).toBe('closed')
  })

  test('forgets its failures at an answer of the vendor', () => {
    const failed = recordFailure(closedBreaker, 0, 'p1')
    expect(recordAnswer(failed, 1)).toEqual({ is: 'closed', failures: [] })
  })

  test('is not moved by an answer to another job than its probe', () => {
    const probing = applyRelease(openBreaker, ['a'], timeAt(9))
    expect(recordAnswer(probing, 10, 'b')).toBe(probing)
  })

  test('stays closed while errors come for one project alone: that may be its own fault', () => {
    const errors = [0, 1, 2, 3, 4, 5].reduce(
      (state, s) => recordFailure(state, s, 'p1', false),
      closedBreaker,
    )
    expect(errors.is).toBe('closed')
    expect(recordFailure(errors, 6, 'p2', false).is).toBe('open')
  })

  test('writes nothing when all goes well', () => {
    expect(recordAnswer(closedBreaker, 1)).toBe(closedBreaker)
    expect(recordAnswer(openBreaker, 5)).toBe(openBreaker)
  })

  test('lets one probe go after a pause, and waits longer after each in vain', () => {
    expect(countDueJobs(openBreaker, timeAt(8))).toBe(0)
    expect(countDueJobs(openBreaker, timeAt(9))).toBe(1)
    const probing = applyRelease(openBreaker, ['a'], timeAt(9))
    expect(countDueJobs(probing, timeAt(60))).toBe(0)
    expect(recordFailure(probing, 12, 'p2', true, 'b')).toBe(probing)
    expect(recordFailure(probing, 12, 'p1')).toEqual({
      is: 'open',
      since: timeAt(0),
      probeAt: timeAt(22),
      pauseSeconds: 10,
    })
    const pauses = [0, 0, 0, 0, 0, 0].reduce(
      (state) => recordFailure(applyRelease(state, ['a'], timeAt(20)), 20, 'p1'),
      openBreaker,
    )
    expect(pauses).toMatchObject({ pauseSeconds: 60 })
  })

  test('chooses another probe when the first one was never heard of again', () => {
    const probing = applyRelease(openBreaker, ['a'], timeAt(9))
    expect(countDueJobs(probing, timeAt(129))).toBe(1)
  })

  test('resumes in growing batches, and closes with the last', () => {
    const probing = applyRelease(openBreaker, ['a'], timeAt(9))
    const resuming = recordAnswer(probing, 10)
    expect(countDueJobs(resuming, timeAt(10))).toBe(5)
    const second = applyRelease(resuming, ['1', '2', '3', '4', '5'], timeAt(10))
    expect([countDueJobs(second, timeAt(10)), countDueJobs(second, timeAt(11))]).toEqual([0, 10])
    expect(applyRelease(second, ['1'], timeAt(11))).toBe(closedBreaker)
    expect(applyRelease(openBreaker, [], timeAt(9))).toBe(closedBreaker)
  })

  test('opens again when it fails while it resumes, since the same time', () => {
    const resuming = recordAnswer(applyRelease(openBreaker, ['a'], timeAt(9)), 10)
    const again = [11, 12, 13, 14, 15].reduce(
      (state, s) => recordFailure(state, s, `p${s}`),
      resuming,
    )
    expect(again).toMatchObject({ is: 'open', since: timeAt(0), pauseSeconds: 5 })
    // Calls from before the vendor came back say nothing.
    expect(recordFailure(resuming, 8, 'p1')).toBe(resuming)
  })

  test('that resumes counts the failures of calls that began since the answer, and none from before', () => {
    const probed = applyRelease(openBreaker, ['a'], timeAt(9))
    const resuming = recordAnswer(probed, 10)
    const failAfter = (begunAt: string) =>
      applyFailure(resuming, { job: 'b', begunAt, now: timeAt(11) }, { stream: 'p1', silent: true })
    expect(failAfter(timeAt(9.999))).toBe(resuming)
    for (const begunAt of [timeAt(10), timeAt(10.001)])
      expect(failAfter(begunAt)).toMatchObject({ is: 'resuming', failures: [{ stream: 'p1' }] })
  })

  test('is never open without a next probe, whatever happens', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('silent', 'error', 'answer', 'tick'), { maxLength: 60 }),
        (steps) => {
          let state: BreakerState = closedBreaker
          steps.forEach((step, second) => {
            const due = countDueJobs(state, timeAt(second * 3))
            if (step === 'answer') state = recordAnswer(state, second * 3)
            else if (step === 'tick')
              state = due ? applyRelease(state, ['a'], timeAt(second * 3)) : state
            else state = recordFailure(state, second * 3, `p${second % 2}`, step === 'silent')
            if (state.is === 'open')
              expect(
                Date.parse(state.probeAt) - Date.parse(timeAt(second * 3)),
              ).toBeLessThanOrEqual(120_000)
          })
        },
      ),
    ))
})

describe('down', () => {
  const transient = (code: string) => isVendorDown({ errorClass: 'transient', code })
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
    expect(isVendorDown({ errorClass: 'permanent', code: '554' })).toBe(false))
})
