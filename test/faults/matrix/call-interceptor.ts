import type { FailureMode, FaultPoint, FaultTiming, VendorFailureMode } from './fault-points'
import { vendorFailureModes } from './fault-points'

/** A worker that stops at a point: for good, until it is thawed, or until its double is through. */
export type WorkerPause = { manner: 'killed' | 'frozen' | 'duplicated'; resume: () => void }

/** What a worker passes at each of its acts; at one of them it meets the fault. */
export type CallInterceptor = {
  /** `instead` is what a vendor's manner looks like to the client. */
  call<T>(
    act: string,
    work: () => Promise<T>,
    instead: (manner: VendorFailureMode) => T,
  ): Promise<T>
  before(append: string): Promise<string>
  after(checkpoint: string): Promise<void>
}

export type ArmedFault = { point: FaultPoint; isDue: boolean }

export type CallInterceptorOptions = {
  /** `scenario|queue|cause|run` */
  prefix: string
  armed: readonly ArmedFault[]
  /** Every place that was passed. */
  visitedCheckpoints: Set<string>
  /** What a slow worker waits after each call: a vendor may have ended its work by then. */
  paceMs: number
  onPause: (stop: WorkerPause) => void
}

const waitForever = () => new Promise<never>(() => undefined)
const isVendorFailureMode = (manner: FailureMode): manner is VendorFailureMode =>
  manner === 'thrown' || vendorFailureModes.some((one) => one === manner)

const createConnectionError = () =>
  Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })

/** One worker's gate: who died at it does nothing more. */
export const createCallInterceptor = ({
  prefix,
  armed,
  visitedCheckpoints,
  paceMs,
  onPause,
}: CallInterceptorOptions): CallInterceptor => {
  const counts = new Map<string, number>()
  let isDead = false
  let isCutOff = false

  const placeOf = (act: string) => {
    const number = (counts.get(act) ?? 0) + 1
    counts.set(act, number)
    const checkpoint = `${prefix}|${act}|${number}`
    visitedCheckpoints.add(checkpoint)
    return checkpoint
  }

  const due = (checkpoint: string, when: FaultTiming): FailureMode | undefined => {
    const met = armed.find(
      ({ isDue, point }) => isDue && point.checkpoint === checkpoint && point.when === when,
    )
    if (!met) return undefined
    met.isDue = false
    return met.point.failureMode
  }

  const stand = async (manner: WorkerPause['manner']) => {
    isDead = manner === 'killed'
    const { promise, resolve } = Promise.withResolvers<void>()
    onPause({ manner, resume: resolve })
    await (isDead ? waitForever() : promise)
  }

  /** Answers the manner if it is for the caller to show it. */
  const meet = async (checkpoint: string, when: FaultTiming) => {
    if (isDead) await waitForever()
    const manner = due(checkpoint, when)
    if (manner === 'database') isCutOff = true
    if (manner === 'killed' || manner === 'frozen' || manner === 'duplicated') await stand(manner)
    return manner && isVendorFailureMode(manner) ? manner : undefined
  }

  const database = async (checkpoint: string, when: FaultTiming) => {
    if (await meet(checkpoint, when)) throw new Error(`a bug ${when} ${checkpoint}`)
    if (!isCutOff) return
    isCutOff = false
    throw createConnectionError()
  }

  return {
    call: async (act, work, instead) => {
      const checkpoint = placeOf(act)
      const early = await meet(checkpoint, 'before')
      if (early) return instead(early)
      const answer = await work()
      if (paceMs > 0) await Bun.sleep(paceMs)
      const late = await meet(checkpoint, 'after')
      return late ? instead(late) : answer
    },
    before: async (append) => {
      const checkpoint = placeOf(append)
      await database(checkpoint, 'before')
      return checkpoint
    },
    after: (checkpoint) => database(checkpoint, 'after'),
  }
}
