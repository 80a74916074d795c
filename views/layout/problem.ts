/**
 * Why a field was refused: `pointer` as in the JSON API (`/customer/email`, '' for the whole form),
 * `code` a refusal code; `detail` is shown when the code is unknown to the texts.
 */
export type Problem = { pointer: string; code: string; detail?: string }

/** The name of the form field that a pointer means: `/customer/email` -> `customer.email`. */
export const fieldOf = (pointer: string) => pointer.replace(/^\//, '').replaceAll('/', '.')
