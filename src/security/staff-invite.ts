import { signClaim, verifyClaim } from './signed-claim'

const lifetimeMs = 3_600_000

/** The link by which new staff set their first password; it lives for an hour. */
export const createStaffInvite = (key: Uint8Array, personId: string, now: Date) =>
  signClaim(key, [personId, now.getTime() + lifetimeMs])

/** Whose invite it is; undefined for one that is not ours or whose hour is over. */
export const verifyStaffInvite = (
  key: Uint8Array,
  invite: string,
  now: Date,
): string | undefined => {
  const [personId, until] = verifyClaim(key, invite) ?? []
  return Number(until) > now.getTime() ? personId : undefined
}
