import type { PublisherKeySet } from './token-claims'

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

/** `statement`: the compact JWS. */
export type PublisherKeyStatement = { sequence: number; statement: string }

/** `state`: in plain words, for operators. */
export type KeyDescription = { kid: string; use: KeyUse; state: string }

type JwkSet = { keys: PublicSigningKey[] }

export type SigningKeys = {
  /** The key to sign with now. Throws if there is none whose private half we hold. */
  getCurrent(use: KeyUse): Promise<PrivateSigningKey>
  /** The same; undefined if there is none. */
  findCurrent(use: KeyUse): Promise<PrivateSigningKey | undefined>
  /** Keys whose signatures count: the next one, the current one and those whose last token lives. */
  listVerificationKeys(use: KeyUse): Promise<PublicSigningKey[]>
  /** For `/.well-known/jwks.json`: access, license and invite keys. */
  getJwks(): Promise<JwkSet>
  getPublisherJwks(): Promise<JwkSet>
  /** Every key whose signatures count, the oldest first. */
  describe(): Promise<KeyDescription[]>
  /** Makes what is missing; many processes at once make one key a use. */
  ensure(uses: KeyUse[]): Promise<void>
  /** Publishes the next key at once and signs with it in `activateInHours`. Answers its `kid`. */
  rotate(use: KeyUse, when: { activateInHours: number }): Promise<string>
  /**
   * Accepts the signatures of a publisher whose private key is elsewhere; nothing once it has signed
   * a set of its keys.
   */
  trustPublisher(key: PublicSigningKey): Promise<void>
  /**
   * The publisher's set of keys takes the place of the one before. `by` sent it. Throws InvalidToken,
   * or answers `outdated` if a newer one is there.
   */
  adoptPublisherKeys(statement: string, by: string): Promise<PublisherKeySet | 'outdated'>
  /** Every set that was adopted, the oldest first. */
  listPublisherKeySets(): Promise<PublisherKeyStatement[]>
  /** Reads the keys again now, not only when the cache is old. */
  refresh(): Promise<void>
}
