import { Secret, TOTP } from 'otpauth'
import type { State } from '../store/inwx-store'

const seconds = 30

/** Takes a TAN of this period or a neighbour's, once each and never an older one than the last taken. */
export const tanFits = (tan: string, secret: string, state: State, now: number): boolean => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: seconds })
  const delta = totp.validate({ token: tan, timestamp: now, window: 1 })
  if (delta === null) return false
  const period = Math.floor(now / 1000 / seconds) + delta
  if (period <= state.lastTan()) return false
  state.takeTan(period)
  return true
}
