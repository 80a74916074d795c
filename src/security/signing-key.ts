/** `kid` is the RFC 7638 thumbprint. */
export type PublicKey = {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  kid: string
  alg: 'EdDSA'
  use: 'sig'
}

export type PrivateKey = PublicKey & { d: string }

/** Invites are signed with the license key. */
export type KeyUse = 'access' | 'license' | 'publisher'

export type KeySet = { keys: PublicKey[] }

export type SigningKeys = {
  /** The key to sign with now. Throws if there is none whose private half we hold. */
  current(use: KeyUse): Promise<PrivateKey>
  /** Keys whose signatures count: the next one, the current one and those whose last token lives. */
  verifiers(use: KeyUse): Promise<PublicKey[]>
  /** For `/.well-known/jwks.json`: access, license and invite keys. */
  jwks(): Promise<KeySet>
  publisherJwks(): Promise<KeySet>
  /** Makes what is missing; many processes at once make one key a use. */
  ensure(uses: KeyUse[]): Promise<void>
  /** Publishes the next key at once and signs with it in `activateInHours`. Answers its `kid`. */
  rotate(use: KeyUse, when: { activateInHours: number }): Promise<string>
  /** Accepts the signatures of a publisher whose private key is elsewhere. */
  trustPublisher(key: PublicKey): Promise<void>
  /** Reads the keys again now, not only when the cache is old. */
  refresh(): Promise<void>
}
