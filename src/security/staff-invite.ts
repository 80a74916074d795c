import { createHmac, timingSafeEqual } from 'node:crypto'

const lifetimeMs = 3_600_000

const proofOf = (key: Uint8Array, claim: string) =>
  createHmac('sha256', key).update(claim).digest('base64url')

/** The link by which new staff set their first password; it lives for an hour. */
export const staffInvite = (key: Uint8Array, personId: string, now: Date) => {
  const claim = `${personId}.${now.getTime() + lifetimeMs}`
  return `${claim}.${proofOf(key, claim)}`
}

/** Whose invite it is; undefined for one that is not ours or whose hour is over. */
export const invitedBy = (key: Uint8Array, invite: string, now: Date): string | undefined => {
  const [personId = '', until = '', proof = ''] = invite.split('.')
  const expected = Buffer.from(proofOf(key, `${personId}.${until}`))
  const found = Buffer.from(proof)
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) return undefined
  return Number(until) > now.getTime() ? personId : undefined
}
