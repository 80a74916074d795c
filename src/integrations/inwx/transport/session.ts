import type { InwxSettings } from '../types'
import { hasInwxCode } from './result-codes'
import { createTanGenerator } from './tan-generator'

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
  let entering: Promise<string> | undefined

  const unlock = async (locked: string) => {
    const tan = await nextTan?.()
    await send('account.unlock', { tan }, locked)
  }

  /** Another of our processes may have used this period's TAN: one more, of the next period. */
  const unlockWithPatience = async (locked: string) => {
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
    const fresh = answer.cookie ?? ''
    if (requiresTan(answer.resData)) await unlockWithPatience(fresh)
    cookie = fresh
    return fresh
  }

  return {
    signIn: async () => {
      if (cookie !== undefined) return cookie
      entering ??= login().finally(() => {
        entering = undefined
      })
      return entering
    },
    discard: (old) => {
      if (cookie === old) cookie = undefined
    },
    currentCookie: () => cookie,
  }
}
