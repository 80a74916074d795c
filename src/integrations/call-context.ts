import { AsyncLocalStorage } from 'node:async_hooks'
import type { Vendor } from './vendor-error'

/** The project and step for which a call is made. */
export type CallContext = {
  projectId: string | null
  step: string | null
  attempt: number
  correlationId: string | null
}

/** One outgoing call; secrets and personal data are already redacted. */
export type VendorCall = CallContext & {
  vendor: Vendor
  method: string
  startedAt: string
  durationMs: number
  outcome: 'ok' | 'refused' | 'failed'
  code: string
  request: unknown
  response: unknown
}

export type RecordCall = (call: VendorCall) => void

const contextStorage = new AsyncLocalStorage<CallContext>()
const emptyContext: CallContext = { projectId: null, step: null, attempt: 1, correlationId: null }

/** Every vendor call made within `work` is recorded with this context. */
export const withCallContext = <T>(context: CallContext, work: () => Promise<T>): Promise<T> =>
  contextStorage.run(context, work)

const fenceStorage = new AsyncLocalStorage<() => Promise<void>>()

/** `fence` runs before every call within `work` that may change something; it throws to prevent the call. */
export const withFence = <T>(fence: () => Promise<void>, work: () => Promise<T>): Promise<T> =>
  fenceStorage.run(fence, work)

/** Await it right before a call that may change something at a vendor. */
export const checkFence = async (): Promise<void> => fenceStorage.getStore()?.()

/** Lets a worker that lost its job undo its own last call, which the fence would prevent. */
export const withoutFence = <T>(work: () => Promise<T>): Promise<T> =>
  withFence(async () => undefined, work)

export const currentCallContext = (): CallContext => contextStorage.getStore() ?? emptyContext

type CallResult = Pick<VendorCall, 'outcome' | 'code' | 'response'>

type RecordedWork<T> = Pick<VendorCall, 'vendor' | 'method' | 'request'> & {
  record: RecordCall
  work: () => Promise<T>
  onSuccess: (result: T) => CallResult
  /** `error` as thrown by `work`. */
  onFailure: (error: unknown) => CallResult
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Makes one call and records its duration and outcome; passes on its result or its error. */
export const recordCall = async <T>({
  record,
  work,
  onSuccess,
  onFailure,
  now = Date.now,
  ...call
}: RecordedWork<T>): Promise<T> => {
  const startedAt = now()
  const finish = (result: CallResult) =>
    record({
      ...currentCallContext(),
      ...call,
      ...result,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: Math.round(now() - startedAt),
    })
  const result = await work().catch((error: unknown) => {
    finish(onFailure(error))
    throw error
  })
  finish(onSuccess(result))
  return result
}
