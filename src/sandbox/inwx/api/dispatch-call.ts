import { accountMethods, rejectUnauthenticated } from '../account/account-methods'
import { settleDueDomains } from '../domains/registry-lifecycle'
import type { InwxMethodContext } from './define-method'
import { inwxMethods } from './methods'
import { InwxMethodError, type InwxResult, wrapResult } from './results'

export type JsonRpcCall = { method: string; params: Record<string, unknown> }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const methodsByLowerCase = new Map(
  Object.keys(inwxMethods).map((method) => [method.toLowerCase(), method]),
)

/** INWX reads method names in any case: its PHP client sends them in lower case. */
const toCanonicalMethod = (method: string) => methodsByLowerCase.get(method.toLowerCase()) ?? method

/** Parses the body; PHP sends an empty list when there are no parameters. */
export const parseJsonRpcCall = (body: string): JsonRpcCall | undefined => {
  try {
    const { method: name, params = {} } = JSON.parse(body)
    if (typeof name !== 'string') return undefined
    const method = toCanonicalMethod(name)
    if (Array.isArray(params) && params.length === 0) return { method, params: {} }
    return isObject(params) ? { method, params } : undefined
  } catch {
    return undefined
  }
}

const executeCall = (rpcCall: JsonRpcCall | undefined, call: InwxMethodContext): InwxResult => {
  if (!rpcCall) return { code: 2001 }
  const run = methodsByLowerCase.has(rpcCall.method.toLowerCase())
    ? inwxMethods[rpcCall.method]
    : undefined
  if (!run) return { code: 2000 }
  const refusal =
    rpcCall.method in accountMethods ? undefined : rejectUnauthenticated(call, rpcCall.params)
  if (refusal) return refusal
  try {
    return run(rpcCall.params, call)
  } catch (error) {
    if (error instanceof InwxMethodError) return { code: error.code, ...error.details }
    throw error
  }
}

/** Executes one call and wraps its result in INWX's envelope. */
export const dispatchCall = (rpcCall: JsonRpcCall | undefined, call: InwxMethodContext) => {
  const startedAt = performance.now()
  settleDueDomains(call.store, call.now)
  const answer = executeCall(rpcCall, call)
  return wrapResult(answer, nextTransactionId(call), performance.now() - startedAt)
}

export const nextTransactionId = ({ store, now }: InwxMethodContext): string => {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '')
  return `${day}-${String(store.nextNumber('svTRID')).padStart(9, '0')}-sandbox`
}
