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

const contexts = new AsyncLocalStorage<CallContext>()
const nobody: CallContext = { projectId: null, step: null, attempt: 1, correlationId: null }

/** Every vendor call made within `work` is recorded with this context. */
export const callingFor = <T>(context: CallContext, work: () => Promise<T>): Promise<T> =>
  contexts.run(context, work)

const fences = new AsyncLocalStorage<() => Promise<void>>()

/** Before every call within `work` that may change something, `fence` is asked; it throws to prevent it. */
export const fencedBy = <T>(fence: () => Promise<void>, work: () => Promise<T>): Promise<T> =>
  fences.run(fence, work)

/** To be awaited right before a call that may change something outside. */
export const passFence = async (): Promise<void> => fences.getStore()?.()

/** For what a worker puts right that came too late: the fence, which would stop it, is not asked. */
export const unfenced = <T>(work: () => Promise<T>): Promise<T> =>
  fencedBy(async () => undefined, work)

export const callContext = (): CallContext => contexts.getStore() ?? nobody
