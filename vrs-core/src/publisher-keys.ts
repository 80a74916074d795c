import { createHash } from 'node:crypto'

/** The pinned public keys by `kid`, each kid recomputed as the RFC 7638 thumbprint. */
export type PublisherKeys = ReadonlyMap<string, Ed25519Key>

export type Ed25519Key = { kty: 'OKP'; crv: 'Ed25519'; x: string }

/** The key within a JWK if it is a public Ed25519 one. */
export const parseEd25519Jwk = (jwk: unknown): Ed25519Key | null => {
  const { kty, crv, x } = (jwk ?? {}) as Record<string, unknown>
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string') return null
  if (Buffer.from(x, 'base64url').length !== 32) return null
  return { kty, crv, x }
}

/** RFC 7638: the members in this order, without blanks. */
export const computeThumbprint = ({ crv, kty, x }: Ed25519Key) =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')

/** Reads `{keys: […]}` or `[…]`; problems are added to `errors`. */
export const readPublisherKeys = (text: string | undefined, errors: string[]): PublisherKeys => {
  const pinned = new Map<string, Ed25519Key>()
  const addError = (found: string) =>
    errors.push(`VRS_PUBLISHER_KEYS: expected public Ed25519 JWKs as JSON, found ${found}`)
  const list = parseKeyList(text)
  if (list === null || list.length === 0) {
    addError(text ? 'something else' : 'nothing')
    return pinned
  }
  for (const [index, jwk] of list.entries()) {
    const key = parseEd25519Jwk(jwk)
    if (!key) {
      addError(`another kind of key at position ${index}`)
      continue
    }
    const kid = computeThumbprint(key)
    const claimed = (jwk as { kid?: unknown }).kid
    if ('d' in (jwk as object)) addError(`a private key at position ${index}`)
    else if (claimed !== undefined && claimed !== kid)
      addError(`the kid "${String(claimed)}" at position ${index} where its thumbprint is ${kid}`)
    else pinned.set(kid, key)
  }
  return pinned
}

const parseKeyList = (text: string | undefined): unknown[] | null => {
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (Array.isArray(value)) return value
    const { keys } = (value ?? {}) as { keys?: unknown }
    return Array.isArray(keys) ? keys : null
  } catch {
    return null
  }
}
