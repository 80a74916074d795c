import { account, barred } from '../account/account-methods'
import { settle } from '../domains/registry-lifecycle'
import type { Call } from './define-method'
import { methods } from './methods'
import { type Answer, envelope, Refusal } from './results'

export type Asked = { method: string; params: Record<string, unknown> }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the body; PHP sends an empty list where there are no parameters. */
export const readCall = (body: string): Asked | undefined => {
  try {
    const { method, params = {} } = JSON.parse(body)
    if (typeof method !== 'string') return undefined
    if (Array.isArray(params) && params.length === 0) return { method, params: {} }
    return isObject(params) ? { method, params } : undefined
  } catch {
    return undefined
  }
}

const answerTo = (asked: Asked | undefined, call: Call): Answer => {
  if (!asked) return { code: 2001 }
  const run = methods[asked.method]
  if (!run) return { code: 2000 }
  const refused = asked.method in account ? undefined : barred(call, asked.params)
  if (refused) return refused
  try {
    return run(asked.params, call)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.because }
    throw error
  }
}

/** Executes one call and makes the envelope; `clTRID` comes back as it was sent. */
export const dispatch = (asked: Asked | undefined, call: Call) => {
  const startedAt = performance.now()
  settle(call.state, call.now)
  const answer = answerTo(asked, call)
  return envelope(answer, transactionId(call), performance.now() - startedAt)
}

export const transactionId = ({ state, now }: Call): string => {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '')
  return `${day}-${String(state.next('svTRID')).padStart(9, '0')}-sandbox`
}
