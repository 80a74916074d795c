import { Secret, TOTP } from 'otpauth'

const periodMs = 30_000

/** One TAN per period at most, since INWX takes each only once: waits for the next period when needed. */
export const createTanGenerator = (
  secret: string,
  now: () => number,
  wait: (ms: number) => Promise<void>,
): (() => Promise<string>) => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: periodMs / 1000 })
  let lastPeriod = 0
  return async () => {
    while (Math.floor(now() / periodMs) <= lastPeriod)
      await wait((lastPeriod + 1) * periodMs - now())
    const timestamp = now()
    lastPeriod = Math.floor(timestamp / periodMs)
    return totp.generate({ timestamp })
  }
}
