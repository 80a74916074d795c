import { AsyncLocalStorage } from 'node:async_hooks'

/** The project and step that a call is made for. */
export type CallContext = {
  projectId: string | null
  step: string | null
  attempt: number
  correlationId: string | null
}

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
