import { createHash, timingSafeEqual } from 'node:crypto'
import { defineMethod, type InwxMethod, type InwxStandInSettings } from '../api/define-method'
import { anyValue, optional, required, text } from '../api/parameters'
import { InwxMethodError, type InwxResult, respondSuccess } from '../api/results'
import { consumeTan } from './consume-tan'

const digest = (value: string) => createHash('sha256').update(value).digest()

const hasValidCredentials = (
  user: unknown,
  pass: unknown,
  { username, password }: InwxStandInSettings,
) => timingSafeEqual(digest(`${user}\n${pass}`), digest(`${username}\n${password}`))

const tanRequiredResult: InwxResult = {
  code: 2200,
  reasonCode: 'Error_AccountUnlockRequired',
  reason: 'You need to unlock your account with your mobile TAN.',
  details: [
    { code: 'ACCOUNT_LOCKED', msg: 'You need to unlock your account with your mobile TAN.' },
  ],
}

const invalidTanError = new InwxMethodError(2200, {
  reasonCode: 'INVALID',
  reason: 'The TAN is invalid.',
  details: [{ code: 'ACCOUNT_UNLOCK_FAILED', msg: 'The TAN is invalid.' }],
})

/** The refusal for a caller without a session or without a TAN; undefined when it may call. */
export const rejectUnauthenticated = (
  { session, settings }: Parameters<InwxMethod>[1],
  params: Record<string, unknown>,
): InwxResult | undefined => {
  if (session.getStage() === 'open') return undefined
  if (session.getStage() === 'locked') return tanRequiredResult
  if (params.user === undefined) return { code: 2002 }
  if (!hasValidCredentials(params.user, params.pass, settings)) return { code: 2200 }
  return settings.totpSecret ? tanRequiredResult : undefined
}

export const accountMethods: Record<string, InwxMethod> = {
  'account.login': defineMethod(
    {
      user: required(text(64)),
      pass: required(text(255)),
      'case-insensitive': optional(anyValue),
    },
    ({ user, pass }, { session, settings }) => {
      if (!hasValidCredentials(user, pass, settings)) return { code: 2200 }
      session.setStage(settings.totpSecret ? 'locked' : 'open')
      return respondSuccess({
        customerId: 104_711,
        customerNo: 104_711,
        accountId: 104_712,
        dyndns: 0,
        tfa: settings.totpSecret ? 'GOOGLE-AUTH' : '0',
      })
    },
  ),
  'account.unlock': defineMethod({ tan: required(text(10)) }, ({ tan }, call) => {
    const { session, settings, store, now } = call
    if (session.getStage() === 'anonymous') return { code: 2002 }
    if (!settings.totpSecret) return respondSuccess()
    if (!consumeTan(tan, settings.totpSecret, store, now)) throw invalidTanError
    session.setStage('open')
    return respondSuccess()
  }),
  'account.logout': defineMethod({}, (_, { session }) => {
    session.setStage('anonymous')
    return { code: 1500 }
  }),
  'account.info': defineMethod({ wide: optional(anyValue) }, (_, { settings }) =>
    respondSuccess({
      accountId: 104_712,
      customerId: 104_711,
      customerNo: 104_711,
      username: settings.username,
      tfa: settings.totpSecret ? 'GOOGLE-AUTH' : '0',
      currency: 'EUR',
    }),
  ),
  // The stand-in has one account, without any below it.
  'account.list': defineMethod({}, () => respondSuccess({ adminId: 104_712, accounts: [] })),
}
