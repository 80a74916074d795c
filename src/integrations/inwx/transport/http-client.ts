import type { ZodError, ZodType } from 'zod'
import { checkFence, currentCallContext } from '../../call-context'
import type { VendorCall } from '../../call-log'
import { VendorError } from '../../vendor-error'
import type { InwxSettings } from '../types'
import { type Envelope, postCall } from './post-call'
import { redactCall, redactRefusal } from './redact-call'
import { hasInwxCode, inwxError, isSuccess } from './result-codes'
import { createInwxSession, type SendCall } from './session'

/** Calls INWX in one shared session, signs in when needed, records each call. */
export type InwxHttpClient = {
  /** `resData` parsed by `schema`; a VendorError of class `ours` when it does not match. */
  call<T>(method: string, params: object, schema: ZodType<T>): Promise<T>
  close(): Promise<void>
}

const toOutcome = (method: string, answer: Envelope | VendorError) =>
  answer instanceof VendorError
    ? {
        outcome: 'failed' as const,
        code: answer.details.code,
        response: { text: answer.details.vendorText },
      }
    : {
        outcome: isSuccess(answer) ? ('ok' as const) : ('refused' as const),
        code: String(answer.code),
        response: redactCall(method, answer),
      }

const createSendCall = (
  settings: InwxSettings,
  now: () => number,
  waitForRate: () => Promise<void>,
): SendCall => {
  const { timeoutMs = 15_000, record } = settings

  const note = (method: string, params: object, since: number, answer: Envelope | VendorError) => {
    const call: VendorCall = {
      ...currentCallContext(),
      vendor: 'inwx',
      method,
      startedAt: new Date(since).toISOString(),
      durationMs: Math.round(now() - since),
      request: redactCall(method, params),
      ...toOutcome(method, answer),
    }
    record(call)
  }

  return async (method, params, cookie) => {
    await waitForRate()
    if (!method.startsWith('account.')) await checkFence()
    const since = now()
    try {
      const posted = await postCall({ ...settings, timeoutMs }, method, params, cookie)
      const answer = redactRefusal(method, params, posted.envelope)
      note(method, params, since, answer)
      if (!isSuccess(answer)) throw inwxError(method, answer)
      return { resData: answer.resData, cookie: posted.cookie }
    } catch (error) {
      if (error instanceof VendorError && !/^\d+$/.test(error.details.code))
        note(method, params, since, error)
      throw error
    }
  }
}

const unexpectedResponseError = (method: string, { issues }: ZodError) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'ours',
    owner: 'us',
    code: 'UNEXPECTED',
    vendorText: `${method}: expected the documented answer, found another one at ${issues.map(({ path }) => path.join('.')).join(', ')}`,
  })

/** Codes that an expired session gets; a missing role has another one. */
const sessionExpiredCodes = ['2002', '2200']

export const openInwxHttpClient = (settings: InwxSettings): InwxHttpClient => {
  const { now = Date.now, wait = (ms) => Bun.sleep(ms), perSecond = 10 } = settings
  const send = createSendCall(settings, now, createRateLimit(perSecond, now, wait))
  const session = createInwxSession({ ...settings, send, now, wait })

  const callInSession = async (method: string, params: object): Promise<unknown> => {
    const cookie = await session.signIn()
    try {
      return (await send(method, params, cookie)).resData
    } catch (error) {
      if (!hasInwxCode(error, ...sessionExpiredCodes)) throw error
      session.discard(cookie)
      return (await send(method, params, await session.signIn())).resData
    }
  }

  return {
    call: async (method, params, schema) => {
      const parsed = schema.safeParse(await callInSession(method, params))
      if (!parsed.success) throw unexpectedResponseError(method, parsed.error)
      return parsed.data
    },
    close: async () => {
      const cookie = session.currentCookie()
      if (cookie === undefined) return
      session.discard(cookie)
      await send('account.logout', {}, cookie).catch(() => undefined)
    },
  }
}

/** Delays calls so that at most `perSecond` start in a second; 0: no limit. */
const createRateLimit = (
  perSecond: number,
  now: () => number,
  wait: (ms: number) => Promise<void>,
): (() => Promise<void>) => {
  const started: number[] = []
  return async () => {
    if (perSecond <= 0) return
    const earliest = started.length < perSecond ? 0 : (started.shift() ?? 0) + 1000
    const startAt = Math.max(now(), earliest)
    started.push(startAt)
    if (startAt > now()) await wait(startAt - now())
  }
}
