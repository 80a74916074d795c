import { createHmac, timingSafeEqual } from 'node:crypto'

const lifetimeMs = 3_600_000

const signClaim = (key: Uint8Array, claim: string) =>
  createHmac('sha256', key).update(claim).digest('base64url')

/** The link by which new staff set their first password; it lives for an hour. */
export const createStaffInvite = (key: Uint8Array, personId: string, now: Date) => {
  const claim = `${personId}.${now.getTime() + lifetimeMs}`
  return `${claim}.${signClaim(key, claim)}`
}

/** Whose invite it is; undefined for one that is not ours or whose hour is over. */
export const verifyStaffInvite = (
  key: Uint8Array,
  invite: string,
  now: Date,
): string | undefined => {
  const [personId = '', until = '', proof = ''] = invite.split('.')
  const expected = Buffer.from(signClaim(key, `${personId}.${until}`))
  const found = Buffer.from(proof)
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) return undefined
  return Number(until) > now.getTime() ? personId : undefined
}
