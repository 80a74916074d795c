import { createHash } from 'node:crypto'

/**
 * Plugin archives by the hex SHA-256 of their bytes. A stored archive never changes; a second `put`
 * of the same bytes changes nothing.
 */
export type ArtifactStore = {
  /** Durable, and read back, when it resolves. Answers the digest. Throws ArtifactDamaged. */
  put(content: Blob | Uint8Array): Promise<string>
  /** Reads what is stored, whatever was found before. Throws ArtifactDamaged or ArtifactMissing. */
  verify(sha256: string): Promise<void>
  /** All bytes, hashed again at each call. Throws ArtifactDamaged or ArtifactMissing. */
  read(sha256: string): Promise<Uint8Array>
  /** For streaming and ranges; hashed again only if the file changed since it was last verified. */
  openVerified(sha256: string): Promise<Blob>
  /** Changes with every write to the file; cheap enough for every request. Throws ArtifactMissing. */
  fingerprint(sha256: string): string | Promise<string>
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

export const assertDigest = (sha256: string): void => {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new TypeError(`expected a sha256 of 64 hex digits, found ${sha256.slice(0, 80)}`)
}

/** False for one that is missing or damaged. */
export const isWhole = (store: Pick<ArtifactStore, 'verify'>, sha256: string): Promise<boolean> =>
  store.verify(sha256).then(
    () => true,
    (error) => {
      if (error instanceof ArtifactDamaged || error instanceof ArtifactMissing) return false
      throw error
    },
  )

/** The hex SHA-256; one chunk is in memory at a time. */
export const digestOf = async (content: Blob): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of content.stream()) hash.update(chunk)
  return hash.digest('hex')
}

export const toBlob = (content: Blob | Uint8Array): Blob =>
  content instanceof Blob ? content : new Blob([new Uint8Array(content)])
