import { createHmac, timingSafeEqual } from 'node:crypto'

const computeSignature = (key: Uint8Array, claim: string) =>
  createHmac('sha256', key).update(claim).digest('base64url')

/** `<part>.<part>.<signature>`, for links of ours; no part contains a dot. */
export const signClaim = (key: Uint8Array, parts: readonly (string | number)[]) => {
  const claim = parts.join('.')
  return `${claim}.${computeSignature(key, claim)}`
}

/** The parts of a claim that was signed with this key, compared in constant time; else undefined. */
export const verifyClaim = (key: Uint8Array, token: string): string[] | undefined => {
  const end = token.lastIndexOf('.')
  const claim = token.slice(0, Math.max(0, end))
  const expected = Buffer.from(computeSignature(key, claim))
  const found = Buffer.from(token.slice(end + 1))
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) return undefined
  return claim.split('.')
}
