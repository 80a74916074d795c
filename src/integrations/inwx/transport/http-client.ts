import type { ZodError, ZodType } from 'zod'
import { callContext, passFence, type VendorCall } from '../../call-context'
import { VendorError } from '../../vendor-error'
import type { InwxSettings } from '../types'
import type { Envelope } from './envelope'
import { post } from './post-call'
import { openRateLimit } from './rate-limit'
import { redact, unspoken } from './redact-call'
import { refusal, refusedWith, succeeded } from './result-codes'
import { openSession, type Send } from './session'

/** A line to INWX: calls go out in the shared session, signed in when needed, each recorded. */
export type Line = {
  /** The answer's data, as `shape` expects it; another shape is `ours`, since INWX changed. */
  call<T>(method: string, params: object, shape: ZodType<T>): Promise<T>
  close(): Promise<void>
}

const outcomeOf = (method: string, answer: Envelope | VendorError) =>
  answer instanceof VendorError
    ? {
        outcome: 'failed' as const,
        code: answer.details.code,
        response: { text: answer.details.vendorText },
      }
    : {
        outcome: succeeded(answer) ? ('ok' as const) : ('refused' as const),
        code: String(answer.code),
        response: redact(method, answer),
      }

const openSend = (settings: InwxSettings, now: () => number, pace: () => Promise<void>): Send => {
  const { timeoutMs = 15_000, record } = settings

  const note = (method: string, params: object, since: number, answer: Envelope | VendorError) => {
    const call: VendorCall = {
      ...callContext(),
      vendor: 'inwx',
      method,
      startedAt: new Date(since).toISOString(),
      durationMs: Math.round(now() - since),
      request: redact(method, params),
      ...outcomeOf(method, answer),
    }
    record(call)
  }

  return async (method, params, cookie) => {
    await pace()
    if (!method.startsWith('account.')) await passFence()
    const since = now()
    try {
      const posted = await post({ ...settings, timeoutMs }, method, params, cookie)
      const answer = unspoken(method, params, posted.envelope)
      note(method, params, since, answer)
      if (!succeeded(answer)) throw refusal(method, answer)
      return { resData: answer.resData, cookie: posted.cookie }
    } catch (error) {
      if (error instanceof VendorError && !/^\d+$/.test(error.details.code))
        note(method, params, since, error)
      throw error
    }
  }
}

const unexpected = (method: string, { issues }: ZodError) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'ours',
    owner: 'us',
    code: 'UNEXPECTED',
    vendorText: `${method}: unexpected answer at ${issues.map(({ path }) => path.join('.')).join(', ')}`,
  })

/** What says that the session is gone, as opposed to a role that is missing. */
const sessionGone = ['2002', '2200']

export const openLine = (settings: InwxSettings): Line => {
  const { now = Date.now, wait = (ms) => Bun.sleep(ms), perSecond = 10 } = settings
  const send = openSend(settings, now, openRateLimit(perSecond, now, wait))
  const session = openSession({ ...settings, send, now, wait })

  const callInSession = async (method: string, params: object): Promise<unknown> => {
    const cookie = await session.enter()
    try {
      return (await send(method, params, cookie)).resData
    } catch (error) {
      if (!refusedWith(error, ...sessionGone)) throw error
      session.forget(cookie)
      return (await send(method, params, await session.enter())).resData
    }
  }

  return {
    call: async (method, params, shape) => {
      const parsed = shape.safeParse(await callInSession(method, params))
      if (!parsed.success) throw unexpected(method, parsed.error)
      return parsed.data
    },
    close: async () => {
      const cookie = session.current()
      if (cookie === undefined) return
      session.forget(cookie)
      await send('account.logout', {}, cookie).catch(() => undefined)
    },
  }
}
