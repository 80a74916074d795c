/** What is kept under a digest is not what was published, or is gone. */
export class ArchiveDamaged extends Error {
  readonly sha256: string

  constructor(sha256: string, found: string, cause?: unknown) {
    super(found, { cause })
    this.name = 'ArchiveDamaged'
    this.sha256 = sha256
  }
}
