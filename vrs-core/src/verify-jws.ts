import { compactVerify, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import type { Ed25519Key } from './publisher-keys'

export type VerificationKeys = ReadonlyMap<string, Ed25519Key>

export class UnknownKeyError extends Error {
  override name = 'UnknownKeyError'
}

const maxTokenLength = 256 * 1024

/** Base64url leaves unused bits in a part's last letter: only the spelling an encoder writes counts. */
const isCanonical = (part: string) =>
  part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part

const requireCanonicalParts = (token: string) => {
  if (token.length > maxTokenLength)
    throw new Error(`expected at most ${maxTokenLength} characters, found ${token.length}`)
  const parts = token.split('.')
  if (parts.length !== 3 || !parts.every(isCanonical))
    throw new Error('expected three base64url parts, found something else')
}

/** Checks algorithm and type before jose verifies the signature with the key of that `kid`. */
const findVerificationKey = async (token: string, typ: string, keys: VerificationKeys) => {
  requireCanonicalParts(token)
  const header = decodeProtectedHeader(token)
  if (header.alg !== 'EdDSA') throw new Error(`expected alg EdDSA, found ${header.alg}`)
  if (header.typ !== typ) throw new Error(`expected typ ${typ}, found ${header.typ}`)
  if (header.crit !== undefined) throw new Error('expected no crit, found one')
  const key = keys.get(header.kid ?? '')
  if (!key) throw new UnknownKeyError(`expected the kid of a known key, found ${header.kid}`)
  return importJWK({ ...key, alg: 'EdDSA' }, 'EdDSA')
}

/** The payload of a compact JWS, or throws. */
export const verifyJws = async (
  token: string,
  typ: string,
  keys: VerificationKeys,
): Promise<unknown> => {
  const key = await findVerificationKey(token, typ, keys)
  const { payload } = await compactVerify(token, key, { algorithms: ['EdDSA'] })
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
}

type ExpectedClaims = { typ: string; audience: string; required: string[]; now: Date }

/** The claims of a JWT for `audience` that has not ended, or throws. */
export const verifyJwtClaims = async (
  token: string,
  keys: VerificationKeys,
  expected: ExpectedClaims,
) => {
  const { typ, audience, required, now } = expected
  const { payload } = await jwtVerify(token, await findVerificationKey(token, typ, keys), {
    algorithms: ['EdDSA'],
    typ,
    audience,
    requiredClaims: ['exp', ...required],
    currentDate: now,
    clockTolerance: 60,
  })
  return payload
}
