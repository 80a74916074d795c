import type { FieldError } from '../../../events/refusal-error'
import { RefusalError } from '../../../events/refusal-error'

/** Why an act was not done, by field. */
export type ActionRefusal = { code: string; errors: readonly FieldError[]; detail?: string }

/** What belongs to no field belongs to the whole form. */
export const fieldErrorsIn = ({ code, errors }: RefusalError): readonly FieldError[] =>
  errors.length > 0 ? errors : [{ pointer: '', code }]

/** Throws what is nobody's refusal. */
export const refusalFrom = (error: unknown): ActionRefusal => {
  if (!(error instanceof RefusalError)) throw error
  return { code: error.code, errors: fieldErrorsIn(error), detail: error.detail }
}

/** Whether the act was done: false where it was refused. */
export const wasAccepted = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    (error) => {
      if (!(error instanceof RefusalError)) throw error
      return false
    },
  )
