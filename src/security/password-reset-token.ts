import { signClaim, verifyClaim } from './signed-claim'

/** `requestId`: the event that asked for it; it says until when the link is valid, and for how often. */
type PasswordReset = { personId: string; requestId: string }

export const createPasswordResetToken = (key: Uint8Array, { personId, requestId }: PasswordReset) =>
  signClaim(key, [personId, requestId])

/** Whose reset it is and which one; undefined for a token that is not ours. */
export const verifyPasswordResetToken = (
  key: Uint8Array,
  token: string,
): PasswordReset | undefined => {
  const [personId, requestId] = verifyClaim(key, token) ?? []
  return personId && requestId ? { personId, requestId } : undefined
}
