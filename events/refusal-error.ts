/** One thing that was wrong with what was asked, at a JSON pointer of the request. */
export type Fault = { pointer: string; code: string; message?: string }

/** Something that may not happen. The code is stable; its sentence stands in the dictionaries. */
export class Refused extends Error {
  readonly code: string
  readonly detail: string
  readonly faults: readonly Fault[]

  constructor(code: string, detail: string, faults: readonly Fault[] = []) {
    super(`${code}: ${detail}`)
    this.name = 'Refused'
    this.code = code
    this.detail = detail
    this.faults = faults
  }
}
