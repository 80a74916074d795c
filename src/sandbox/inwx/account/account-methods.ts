import { createHash, timingSafeEqual } from 'node:crypto'
import { type Method, method, type Settings } from '../api/define-method'
import { anything, optional, required, text } from '../api/parameters'
import { type Answer, done, Refusal } from '../api/results'
import { tanFits } from './consume-tan'

const digest = (value: string) => createHash('sha256').update(value).digest()

export const isOurs = (user: unknown, pass: unknown, { username, password }: Settings) =>
  timingSafeEqual(digest(`${user}\n${pass}`), digest(`${username}\n${password}`))

const tanOwed: Answer = {
  code: 2200,
  reasonCode: 'Error_AccountUnlockRequired',
  reason: 'You need to unlock your account with your mobile TAN.',
  details: [
    { code: 'ACCOUNT_LOCKED', msg: 'You need to unlock your account with your mobile TAN.' },
  ],
}

const tanRefused = new Refusal(2200, {
  reasonCode: 'INVALID',
  reason: 'The TAN is invalid.',
  details: [{ code: 'ACCOUNT_UNLOCK_FAILED', msg: 'The TAN is invalid.' }],
})

/** What keeps this caller out, if anything: no session, or a TAN still owed. */
export const barred = (
  { seat, settings }: Parameters<Method>[1],
  params: Record<string, unknown>,
): Answer | undefined => {
  if (seat.stage() === 'open') return undefined
  if (seat.stage() === 'locked') return tanOwed
  if (params.user === undefined) return { code: 2002 }
  if (!isOurs(params.user, params.pass, settings)) return { code: 2200 }
  return settings.totpSecret ? tanOwed : undefined
}

export const account: Record<string, Method> = {
  'account.login': method(
    {
      user: required(text(64)),
      pass: required(text(255)),
      'case-insensitive': optional(anything),
    },
    ({ user, pass }, { seat, settings }) => {
      if (!isOurs(user, pass, settings)) return { code: 2200 }
      seat.become(settings.totpSecret ? 'locked' : 'open')
      return done({
        customerId: 104_711,
        customerNo: 104_711,
        accountId: 104_712,
        dyndns: 0,
        tfa: settings.totpSecret ? 'GOOGLE-AUTH' : '0',
      })
    },
  ),
  'account.unlock': method({ tan: required(text(10)) }, ({ tan }, call) => {
    const { seat, settings, state, now } = call
    if (seat.stage() === 'anonymous') return { code: 2002 }
    if (!settings.totpSecret) return done()
    if (!tanFits(tan, settings.totpSecret, state, now)) throw tanRefused
    seat.become('open')
    return done()
  }),
  'account.logout': method({}, (_, { seat }) => {
    seat.become('anonymous')
    return { code: 1500 }
  }),
  'account.info': method({ wide: optional(anything) }, (_, { settings }) =>
    done({
      accountId: 104_712,
      customerId: 104_711,
      customerNo: 104_711,
      username: settings.username,
      tfa: settings.totpSecret ? 'GOOGLE-AUTH' : '0',
      currency: 'EUR',
    }),
  ),
}
