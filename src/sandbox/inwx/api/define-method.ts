import type { RegistrarSession } from '../account/sessions'
import type { InwxStore } from '../store/inwx-store'
import { type CheckedParameters, checkParameters, type ParameterRules } from './parameters'
import type { InwxResult } from './results'

export type InwxStandInSettings = {
  username: string
  password: string
  totpSecret?: string | undefined
  /** What INWX puts in as NS where none are given. */
  nameservers: string[]
  registrationMs: number
  transferMs: number
}

/** What a method may look at besides its parameters; `now` in ms. */
export type InwxMethodContext = {
  store: InwxStore
  settings: InwxStandInSettings
  session: RegistrarSession
  now: number
}

export type InwxMethod = {
  (params: Record<string, unknown>, call: InwxMethodContext): InwxResult
  /** Names of all its parameters. */
  parameterNames: string[]
}

/** A method that sees its parameters only once they are checked. */
export const defineMethod = <R extends ParameterRules>(
  rules: R,
  run: (params: CheckedParameters<R>, call: InwxMethodContext) => InwxResult,
): InwxMethod =>
  Object.assign(
    (params: Record<string, unknown>, call: InwxMethodContext) =>
      run(checkParameters(rules, params), call),
    {
      parameterNames: Object.keys(rules),
    },
  )
