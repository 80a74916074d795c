import type { Fault } from '../../../events/refusal-error'
import { Refused } from '../../../events/refusal-error'

/** Why an act was not done, by field. */
export type Refusal = { code: string; faults: readonly Fault[]; detail?: string }

/** What belongs to no field belongs to the whole form. */
export const faultsIn = ({ code, faults }: Refused): readonly Fault[] =>
  faults.length > 0 ? faults : [{ pointer: '', code }]

/** Throws what is nobody's refusal. */
export const refusalFrom = (error: unknown): Refusal => {
  if (!(error instanceof Refused)) throw error
  return { code: error.code, faults: faultsIn(error), detail: error.detail }
}
