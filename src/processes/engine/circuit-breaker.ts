import type { BreakerFailure, BreakerState } from '../../../projections/queries/breakers'
import { closedBreaker } from '../../../projections/queries/breakers'
import type { Trouble } from './classify-error'

const maxFailures = 5
const failureWindowMs = 600_000
const initialPauseSeconds = 5
const maxPauseSeconds = 60
const probeTimeoutSeconds = 120
const initialBatch = 5

const addSeconds = (now: string, seconds: number) =>
  new Date(Date.parse(now) + seconds * 1000).toISOString()

const silenceCodes = /^(TIMEOUT|UNREACHABLE|E[A-Z_]{3,}|[A-Z][a-z]+[A-Z]\w+|(HTTP )?50[234])$/
const serverErrorCodes = /^((HTTP )?5\d\d|GARBAGE)$/

/** A vendor that is down, as opposed to one that refuses us or slows us down. */
export const isVendorDown = ({ errorClass, code }: Pick<Trouble, 'errorClass' | 'code'>) =>
  errorClass === 'transient' && (silenceCodes.test(code) || serverErrorCodes.test(code))

export const isVendorSilent = ({ code }: Pick<Trouble, 'code'>) => silenceCodes.test(code)

/** Failures of one project alone may be its own fault, unless the vendor does not answer at all. */
const isThresholdReached = (failures: readonly BreakerFailure[]) =>
  failures.length >= maxFailures &&
  (failures.every(({ silent }) => silent) || new Set(failures.map(({ stream }) => stream)).size > 1)

type BreakerCall = { job: string; begunAt: string; now: string }

const countFailure = (
  state: Exclude<BreakerState, { is: 'open' }>,
  failure: BreakerFailure,
): BreakerState => {
  const recent = state.failures.filter(
    ({ at }) => Date.parse(failure.at) - Date.parse(at) < failureWindowMs,
  )
  const failures = [...recent, failure].slice(-maxFailures)
  if (!isThresholdReached(failures)) return { ...state, failures }
  return {
    is: 'open',
    since: state.is === 'resuming' ? state.since : (failures[0]?.at ?? failure.at),
    probeAt: addSeconds(failure.at, initialPauseSeconds),
    pauseSeconds: initialPauseSeconds,
  }
}

/** After a call without a proper answer: five in a row open it, a failed probe keeps it open. */
export const applyFailure = (
  state: BreakerState,
  { job, begunAt, now }: BreakerCall,
  who: Pick<BreakerFailure, 'stream' | 'silent'>,
): BreakerState => {
  // The call was made before the vendor came back.
  if (state.is === 'resuming' && begunAt < state.answeredAt) return state
  if (state.is !== 'open') return countFailure(state, { ...who, at: now })
  if (state.probe !== job) return state
  const pauseSeconds = Math.min(maxPauseSeconds, state.pauseSeconds * 2)
  return { is: 'open', since: state.since, pauseSeconds, probeAt: addSeconds(now, pauseSeconds) }
}

/** After any answer of the vendor, a refusal included. */
export const applyAnswer = (state: BreakerState, { job, now }: BreakerCall): BreakerState => {
  if (state.is !== 'open') return state.failures.length > 0 ? { ...state, failures: [] } : state
  if (state.probe !== job) return state
  const { since } = state
  return { is: 'resuming', since, answeredAt: now, batch: initialBatch, nextAt: now, failures: [] }
}

/** What is due now: one held job as a probe, a batch of them, or nothing. */
export const countDueJobs = (state: BreakerState, now: string): number => {
  if (state.is === 'open') return state.probeAt <= now ? 1 : 0
  return state.is === 'resuming' && state.nextAt <= now ? state.batch : 0
}

/** After these held jobs were released, at most as many as were due. */
export const applyRelease = (
  state: BreakerState,
  released: readonly string[],
  now: string,
): BreakerState => {
  const [probe] = released
  // No job waits any more: the next call finds out.
  if (!probe || (state.is === 'resuming' && released.length < state.batch)) return closedBreaker
  if (state.is === 'open') return { ...state, probe, probeAt: addSeconds(now, probeTimeoutSeconds) }
  if (state.is === 'closed') return state
  return { ...state, batch: state.batch * 2, nextAt: addSeconds(now, 1) }
}
