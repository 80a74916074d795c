/** A token we do not accept. The reason is for our log; the bearer only learns that it is not good. */
export class InvalidToken extends Error {
  readonly reason: string

  constructor(reason: string, cause?: unknown) {
    super(`expected a valid token: ${reason}`, { cause })
    this.name = 'InvalidToken'
    this.reason = reason
  }
}
