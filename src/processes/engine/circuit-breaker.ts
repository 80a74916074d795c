import type { BreakerFailure, BreakerState } from '../../../projections/queries/breakers'
import type { Trouble } from './classify-error'

export const closed: BreakerState = { is: 'closed', failures: [] }

const mostFailures = 5
const withinMs = 600_000
const firstPauseSeconds = 5
const longestPauseSeconds = 60
const probingSeconds = 120
const firstBatch = 5

const after = (now: string, seconds: number) =>
  new Date(Date.parse(now) + seconds * 1000).toISOString()

const silences = /^(TIMEOUT|UNREACHABLE|E[A-Z_]{3,}|[A-Z][a-z]+[A-Z]\w+|(HTTP )?50[234])$/
const errors = /^((HTTP )?5\d\d|GARBAGE)$/

/** A vendor that is down, as opposed to one that refuses us or slows us down. */
export const isDown = ({ errorClass, code }: Pick<Trouble, 'errorClass' | 'code'>) =>
  errorClass === 'transient' && (silences.test(code) || errors.test(code))

export const isSilent = ({ code }: Pick<Trouble, 'code'>) => silences.test(code)

/** What fails for a single project alone may be that project's fault, unless nobody answers at all. */
const isEnough = (failures: readonly BreakerFailure[]) =>
  failures.length >= mostFailures &&
  (failures.every(({ silent }) => silent) || new Set(failures.map(({ stream }) => stream)).size > 1)

type Call = { job: string; begunAt: string; now: string }

const counted = (
  state: Exclude<BreakerState, { is: 'open' }>,
  failure: BreakerFailure,
): BreakerState => {
  const recent = state.failures.filter(
    ({ at }) => Date.parse(failure.at) - Date.parse(at) < withinMs,
  )
  const failures = [...recent, failure].slice(-mostFailures)
  if (!isEnough(failures)) return { ...state, failures }
  return {
    is: 'open',
    since: state.is === 'resuming' ? state.since : (failures[0]?.at ?? failure.at),
    probeAt: after(failure.at, firstPauseSeconds),
    pauseSeconds: firstPauseSeconds,
  }
}

/** After a call without a proper answer: five in a row open it, a failed probe keeps it open. */
export const afterFailure = (
  state: BreakerState,
  { job, begunAt, now }: Call,
  who: Pick<BreakerFailure, 'stream' | 'silent'>,
): BreakerState => {
  // The call was made before the vendor came back.
  if (state.is === 'resuming' && begunAt < state.answeredAt) return state
  if (state.is !== 'open') return counted(state, { ...who, at: now })
  if (state.probe !== job) return state
  const pauseSeconds = Math.min(longestPauseSeconds, state.pauseSeconds * 2)
  return { is: 'open', since: state.since, pauseSeconds, probeAt: after(now, pauseSeconds) }
}

/** After any proper answer, a refusal too. */
export const afterAnswer = (state: BreakerState, { job, now }: Call): BreakerState => {
  if (state.is !== 'open') return state.failures.length > 0 ? { ...state, failures: [] } : state
  if (state.probe !== job) return state
  const { since } = state
  return { is: 'resuming', since, answeredAt: now, batch: firstBatch, nextAt: now, failures: [] }
}

/** What is due now: one held job as a probe, a batch of them, or nothing. */
export const dueOf = (state: BreakerState, now: string): number => {
  if (state.is === 'open') return state.probeAt <= now ? 1 : 0
  return state.is === 'resuming' && state.nextAt <= now ? state.batch : 0
}

/** After these held jobs, at most as many as were due, were let go. */
export const afterRelease = (
  state: BreakerState,
  released: readonly string[],
  now: string,
): BreakerState => {
  const [probe] = released
  // Nobody waits any more: whoever comes next finds out.
  if (!probe || (state.is === 'resuming' && released.length < state.batch)) return closed
  if (state.is === 'open') return { ...state, probe, probeAt: after(now, probingSeconds) }
  if (state.is === 'closed') return state
  return { ...state, batch: state.batch * 2, nextAt: after(now, 1) }
}
