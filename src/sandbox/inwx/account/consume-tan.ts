import { Secret, TOTP } from 'otpauth'
import type { InwxStore } from '../store/inwx-store'

const periodSeconds = 30

/** Takes a TAN of this period or a neighbour's, once each and never an older one than the last taken. */
export const consumeTan = (tan: string, secret: string, state: InwxStore, now: number): boolean => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: periodSeconds })
  const delta = totp.validate({ token: tan, timestamp: now, window: 1 })
  if (delta === null) return false
  const period = Math.floor(now / 1000 / periodSeconds) + delta
  if (period <= state.getLastTanPeriod()) return false
  state.recordTanPeriod(period)
  return true
}
