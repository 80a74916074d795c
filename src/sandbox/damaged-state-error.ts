/** A file of a stand-in cannot be read any more; it is not made anew by itself. */
export class DamagedStateError extends Error {
  readonly file: string

  constructor(file: string, expected: string, cause: unknown) {
    const found = cause instanceof Error ? cause.message : String(cause)
    super(`expected ${file} to be ${expected}, found ${found}`, { cause })
    this.file = file
  }
}
