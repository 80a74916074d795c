import type { AnyStepId, Owner, Vendor } from '../../../events/codes'
import type { BuildAppends } from '../../store/event-store/stream-append'

/** What a job waits for. `since`: when the vendor went down, or when the waiting began; ISO-8601. */
export type WaitingFor = {
  vendor?: Vendor
  code: string
  vendorText?: string
  owner: Owner
  since?: string
}

/**
 * Not done yet: the job runs again after `seconds`. `appends` are committed with the next run's job.
 * `shownAs`: the step that people see meanwhile, if not the job's own. `withoutDeadline`: the
 * deadline begins only when something else is waited for.
 */
export type PollAgain = {
  seconds: number
  waitingFor: WaitingFor
  shownAs?: AnyStepId
  appends?: BuildAppends
  withoutDeadline?: true
}

/** The job ends without having done anything; the reason goes to the debug log. */
export type NothingToDo = { nothingToDo: string }

/** Undefined: the job did its work and ends. */
export type JobOutcome = PollAgain | NothingToDo | undefined

export const pollIn = (
  seconds: number,
  waitingFor: WaitingFor,
  shownAs?: AnyStepId,
): PollAgain => ({
  seconds,
  waitingFor,
  ...(shownAs ? { shownAs } : {}),
})

/** Waits as long as it takes: only a person's action ends it, so no deadline can be missed. */
export const waitWithoutDeadline = (seconds: number, waitingFor: WaitingFor): PollAgain => ({
  seconds,
  waitingFor,
  withoutDeadline: true,
})

export const nothingToDo = (reason: string): NothingToDo => ({ nothingToDo: reason })

export const isNothingToDo = (found: object): found is NothingToDo => 'nothingToDo' in found
