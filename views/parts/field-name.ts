import type { FieldError } from '../../events/refusal-error'

/** Why a field was refused: `pointer` as in the JSON API (`/customer/email`, '' for the whole form). */
export type Problem = FieldError

/** The name of the form field that a pointer means: `/customer/email` -> `customer.email`. */
export const toFieldName = (pointer: string) => pointer.replace(/^\//, '').replaceAll('/', '.')
