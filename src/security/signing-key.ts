/** `kid` is the RFC 7638 thumbprint. */
export type PublicSigningKey = {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  kid: string
  alg: 'EdDSA'
  use: 'sig'
}

export type PrivateSigningKey = PublicSigningKey & { d: string }

/** Invites are signed with the license key. */
export type KeyUse = 'access' | 'license' | 'publisher'

type JwkSet = { keys: PublicSigningKey[] }

export type SigningKeys = {
  /** The key to sign with now. Throws if there is none whose private half we hold. */
  getCurrent(use: KeyUse): Promise<PrivateSigningKey>
  /** Keys whose signatures count: the next one, the current one and those whose last token lives. */
  listVerificationKeys(use: KeyUse): Promise<PublicSigningKey[]>
  /** For `/.well-known/jwks.json`: access, license and invite keys. */
  getJwks(): Promise<JwkSet>
  getPublisherJwks(): Promise<JwkSet>
  /** Makes what is missing; many processes at once make one key a use. */
  ensure(uses: KeyUse[]): Promise<void>
  /** Publishes the next key at once and signs with it in `activateInHours`. Answers its `kid`. */
  rotate(use: KeyUse, when: { activateInHours: number }): Promise<string>
  /** Accepts the signatures of a publisher whose private key is elsewhere. */
  trustPublisher(key: PublicSigningKey): Promise<void>
  /** Reads the keys again now, not only when the cache is old. */
  refresh(): Promise<void>
}
