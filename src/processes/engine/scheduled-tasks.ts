import { withFence } from '../../integrations/call-context'
import type { AdvisoryLock } from '../../store/postgres/advisory-lock'

/** What is done again and again beside the jobs, by one worker of a database at a time. */
export type ScheduledTask = {
  name: string
  everyMs: number
  /** The first run is due at the start already. */
  atStart?: true
  /** `signal` is aborted when the lock is lost or the worker stops: nothing more may be begun then. */
  run: (signal: AbortSignal) => Promise<unknown>
}

type SchedulerDependencies = {
  withAdvisoryLock: AdvisoryLock
  onError: (error: unknown) => void
}

const stopTimeoutMs = 15_000

export type ScheduledTasks = { stop(): Promise<void> }

/**
 * Runs each task every so often under a lock of its own, which is held until the run has ended. A run
 * that is due while the one before still goes on, here or in another process, is skipped.
 */
export const startScheduledTasks = (
  tasks: readonly ScheduledTask[],
  { withAdvisoryLock, onError }: SchedulerDependencies,
): ScheduledTasks => {
  const stopping = new AbortController()
  const runs = new Map<string, Promise<unknown>>()

  const runOnce = ({ name, run }: ScheduledTask) =>
    withAdvisoryLock(`scheduled task ${name}`, (lockSignal) => {
      const signal = AbortSignal.any([lockSignal, stopping.signal])
      // No vendor is called any more once another process may have begun the same.
      return withFence(
        async () => signal.throwIfAborted(),
        () => run(signal),
      )
    })

  const startUnlessRunning = async (task: ScheduledTask) => {
    if (runs.has(task.name) || stopping.signal.aborted) return
    const run = runOnce(task)
    runs.set(task.name, run)
    try {
      await run
    } catch (error) {
      if (!stopping.signal.aborted) onError(error)
    } finally {
      runs.delete(task.name)
    }
  }

  const timers = tasks.map((task) => setInterval(() => startUnlessRunning(task), task.everyMs))
  for (const task of tasks) if (task.atStart) void startUnlessRunning(task)
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      stopping.abort(new Error('the worker stops'))
      if (runs.size > 0)
        await Promise.race([Promise.allSettled(runs.values()), Bun.sleep(stopTimeoutMs)])
    },
  }
}
