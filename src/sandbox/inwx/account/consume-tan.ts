import { Secret, TOTP } from 'otpauth'
import type { InwxStore } from '../store/inwx-store'

const periodSeconds = 30

/** Accepts a TAN of the present or a neighbouring period, and only one newer than the last accepted. */
export const consumeTan = (tan: string, secret: string, store: InwxStore, now: number): boolean => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: periodSeconds })
  const delta = totp.validate({ token: tan, timestamp: now, window: 1 })
  if (delta === null) return false
  const period = Math.floor(now / 1000 / periodSeconds) + delta
  if (period <= store.getLastTanPeriod()) return false
  store.recordTanPeriod(period)
  return true
}
