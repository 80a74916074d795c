/**
 * Plugin archives by the hex SHA-256 of their bytes. A stored archive never changes; a second `put`
 * of the same bytes changes nothing.
 */
export type ArtifactStore = {
  /** Durable when it resolves. Answers the digest. */
  put(bytes: Uint8Array): Promise<string>
  /** All bytes, hashed again at each call. Throws ArtifactDamaged or ArtifactMissing. */
  read(sha256: string): Promise<Uint8Array>
  /** For streaming and ranges; hashed again only if the file changed since it was last verified. */
  openVerified(sha256: string): Promise<Blob>
  /** The same without checking the bytes. */
  openFile(sha256: string): Blob
  /** Changes with every write to the file; cheap enough for every request. Throws ArtifactMissing. */
  fingerprint(sha256: string): string
  /** In bytes. Throws ArtifactMissing. */
  getSize(sha256: string): Promise<number>
}

/** The bytes stored under a digest have another one: a disk error, or somebody changed them. */
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
