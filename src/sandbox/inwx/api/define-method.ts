import type { RegistrarSession } from '../account/sessions'
import type { InwxStore } from '../store/inwx-store'
import { type CheckedParameters, checkParameters, type ParameterRules } from './parameters'
import type { InwxResult } from './results'

export type InwxStandInSettings = {
  username: string
  password: string
  totpSecret?: string | undefined
  /** The NS of domains that are created without any. */
  nameservers: string[]
  registrationMs: number
  transferMs: number
}

/** What a method gets besides its parameters; `now` in milliseconds. */
export type InwxMethodContext = {
  store: InwxStore
  settings: InwxStandInSettings
  session: RegistrarSession
  now: number
}

export type InwxMethod = {
  (params: Record<string, unknown>, context: InwxMethodContext): InwxResult
  /** Names of all its parameters. */
  parameterNames: string[]
}

/** A method that gets its parameters after they were checked by the rules. */
export const defineMethod = <R extends ParameterRules>(
  rules: R,
  run: (params: CheckedParameters<R>, context: InwxMethodContext) => InwxResult,
): InwxMethod =>
  Object.assign(
    (params: Record<string, unknown>, context: InwxMethodContext) =>
      run(checkParameters(rules, params), context),
    {
      parameterNames: Object.keys(rules),
    },
  )
