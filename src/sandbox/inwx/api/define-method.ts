import type { Seat } from '../account/sessions'
import type { State } from '../store/inwx-store'
import { type Checked, check, type Rules } from './parameters'
import type { Answer } from './results'

export type Settings = {
  username: string
  password: string
  totpSecret?: string | undefined
  /** What INWX puts in as NS where none are given. */
  nameservers: string[]
  registrationMs: number
  transferMs: number
}

/** What a method may look at besides its parameters; `now` in ms. */
export type Call = { state: State; settings: Settings; seat: Seat; now: number }

export type Method = {
  (params: Record<string, unknown>, call: Call): Answer
  /** Names of all its parameters. */
  takes: string[]
}

/** A method that sees its parameters only once they are checked. */
export const method = <R extends Rules>(
  rules: R,
  run: (params: Checked<R>, call: Call) => Answer,
): Method =>
  Object.assign((params: Record<string, unknown>, call: Call) => run(check(rules, params), call), {
    takes: Object.keys(rules),
  })
