import { AsyncLocalStorage } from 'node:async_hooks'
import type { Vendor } from './vendor-error'

/** On whose behalf a call is made. */
export type CallContext = {
  projectId: string | null
  step: string | null
  attempt: number
  correlationId: string | null
}

/** One outgoing call; secrets and personal fields are already redacted when it gets here. */
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

/** Before every call within `work` that may change something, `fence` is asked; it throws to prevent it. */
export const withFence = <T>(fence: () => Promise<void>, work: () => Promise<T>): Promise<T> =>
  fenceStorage.run(fence, work)

/** To be awaited right before a call that may change something outside. */
export const checkFence = async (): Promise<void> => fenceStorage.getStore()?.()

/** For what a worker puts right that came too late: the fence, which would stop it, is not asked. */
export const withoutFence = <T>(work: () => Promise<T>): Promise<T> =>
  withFence(async () => undefined, work)

export const currentCallContext = (): CallContext => contextStorage.getStore() ?? emptyContext
