/** One thing that was wrong with what was asked, at a JSON pointer of the request. */
export type FieldError = { pointer: string; code: string; message?: string }

export const fieldError = (pointer: string, code: string): FieldError => ({ pointer, code })

/** Something that may not happen. The code is stable; its sentence stands in the dictionaries. */
export class RefusalError extends Error {
  readonly code: string
  readonly detail: string
  readonly errors: readonly FieldError[]

  constructor(code: string, detail: string, errors: readonly FieldError[] = []) {
    super(`${code}: ${detail}`)
    this.name = 'Refused'
    this.code = code
    this.detail = detail
    this.errors = errors
  }
}
