import { Secret, TOTP } from 'otpauth'
import type { InwxSettings } from '../types'
import { hasInwxCode } from './result-codes'

const periodMs = 30_000

/** At most one TAN per period, because INWX accepts each only once: waits for the next period when needed. */
const createTanGenerator = (
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

export type SendCall = (
  method: string,
  params: object,
  cookie: string | undefined,
) => Promise<{ resData: unknown; cookie: string | undefined }>

export type InwxSession = {
  /** The cookie of the shared session; many callers cause one login. */
  signIn(): Promise<string>
  /** Forgets `cookie`, unless a newer one is already in use. */
  discard(cookie: string): void
  /** The session there is, without a login. */
  currentCookie(): string | undefined
}

type SessionDependencies = Pick<InwxSettings, 'username' | 'password' | 'totpSecret'> & {
  send: SendCall
  now: () => number
  wait: (ms: number) => Promise<void>
}

const requiresTan = (resData: unknown) =>
  typeof resData === 'object' && resData !== null && 'tfa' in resData && String(resData.tfa) !== '0'

export const createInwxSession = ({
  send,
  now,
  wait,
  ...account
}: SessionDependencies): InwxSession => {
  const nextTan = account.totpSecret ? createTanGenerator(account.totpSecret, now, wait) : undefined
  let cookie: string | undefined
  let pendingLogin: Promise<string> | undefined

  const unlock = async (locked: string) => {
    const tan = await nextTan?.()
    await send('account.unlock', { tan }, locked)
  }

  /** Another process may have used this period's TAN, so one of the next period is tried. */
  const unlockWithRetry = async (locked: string) => {
    try {
      await unlock(locked)
    } catch (error) {
      if (!nextTan || !hasInwxCode(error, '2200')) throw error
      await unlock(locked)
    }
  }

  const login = async (): Promise<string> => {
    const { username: user, password: pass } = account
    const answer = await send('account.login', { user, pass }, undefined)
    const newCookie = answer.cookie ?? ''
    if (requiresTan(answer.resData)) await unlockWithRetry(newCookie)
    cookie = newCookie
    return newCookie
  }

  return {
    signIn: async () => {
      if (cookie !== undefined) return cookie
      pendingLogin ??= login().finally(() => {
        pendingLogin = undefined
      })
      return pendingLogin
    },
    discard: (expired) => {
      if (cookie === expired) cookie = undefined
    },
    currentCookie: () => cookie,
  }
}
