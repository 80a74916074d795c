import { accountMethods, rejectUnauthenticated } from '../account/account-methods'
import { settleDueDomains } from '../domains/registry-lifecycle'
import type { InwxMethodContext } from './define-method'
import { inwxMethods } from './methods'
import { InwxMethodError, type InwxResult, wrapResult } from './results'

export type JsonRpcCall = { method: string; params: Record<string, unknown> }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the body; PHP sends an empty list where there are no parameters. */
export const parseJsonRpcCall = (body: string): JsonRpcCall | undefined => {
  try {
    const { method, params = {} } = JSON.parse(body)
    if (typeof method !== 'string') return undefined
    if (Array.isArray(params) && params.length === 0) return { method, params: {} }
    return isObject(params) ? { method, params } : undefined
  } catch {
    return undefined
  }
}

const executeCall = (asked: JsonRpcCall | undefined, call: InwxMethodContext): InwxResult => {
  if (!asked) return { code: 2001 }
  const run = inwxMethods[asked.method]
  if (!run) return { code: 2000 }
  const refused =
    asked.method in accountMethods ? undefined : rejectUnauthenticated(call, asked.params)
  if (refused) return refused
  try {
    return run(asked.params, call)
  } catch (error) {
    if (error instanceof InwxMethodError) return { code: error.code, ...error.because }
    throw error
  }
}

/** Executes one call and makes the envelope; `clTRID` comes back as it was sent. */
export const dispatchCall = (asked: JsonRpcCall | undefined, call: InwxMethodContext) => {
  const startedAt = performance.now()
  settleDueDomains(call.store, call.now)
  const answer = executeCall(asked, call)
  return wrapResult(answer, nextTransactionId(call), performance.now() - startedAt)
}

export const nextTransactionId = ({ store, now }: InwxMethodContext): string => {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '')
  return `${day}-${String(store.nextNumber('svTRID')).padStart(9, '0')}-sandbox`
}
