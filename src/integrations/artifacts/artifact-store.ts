/**
 * Plugin archives by the hex SHA-256 of their bytes. What is in never changes; a second `put` of the
 * same bytes changes nothing. A folder keeps them here, a bucket could.
 */
export type ArtifactStore = {
  /** Durable when it resolves. Answers the digest. */
  put(bytes: Uint8Array): Promise<string>
  /** All bytes, hashed again at each call. Throws ArtifactDamaged or ArtifactMissing. */
  read(sha256: string): Promise<Uint8Array>
  /** For streaming and ranges, hashed again only if the file changed since it was last found whole. */
  openVerified(sha256: string): Promise<Blob>
  /** The same without a look at the bytes. */
  openFile(sha256: string): Blob
  /** Another one after each write to the bytes; cheap enough for every request. Throws ArtifactMissing. */
  fingerprint(sha256: string): string
  /** In bytes. Throws ArtifactMissing. */
  getSize(sha256: string): Promise<number>
}

/** The bytes kept under a digest have another one: a disk erred, or somebody changed them. */
export class ArtifactDamaged extends Error {
  readonly expected: string
  readonly found: string

  constructor(expected: string, found: string) {
    super(`expected an artifact with sha256 ${expected}, found bytes with ${found}`)
    this.name = 'ArtifactDamaged'
    this.expected = expected
    this.found = found
  }
}

export class ArtifactMissing extends Error {
  readonly sha256: string

  constructor(sha256: string) {
    super(`expected an artifact with sha256 ${sha256}, found none`)
    this.name = 'ArtifactMissing'
    this.sha256 = sha256
  }
}
