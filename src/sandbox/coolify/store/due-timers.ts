/** Wakes at due times; the due times themselves are kept in the documents. */
export type DueTimers = {
  runAt(due: number, work: () => unknown): void
  /** Forgets everything that is still to come. */
  stop(): void
  /** Resolves when the works that were already running have ended. */
  waitUntilIdle(): Promise<void>
}

const logFailedJob = (error: unknown) =>
  console.error(`Coolify stand-in: a job failed: ${error instanceof Error ? error.message : error}`)

export const createDueTimers = (): DueTimers => {
  const waiting = new Set<Timer>()
  const running = new Set<Promise<unknown>>()
  let stopped = false

  const start = (work: () => unknown) => {
    const run = Promise.resolve().then(work).catch(logFailedJob)
    running.add(run)
    void run.finally(() => running.delete(run))
  }

  return {
    runAt: (due, work) => {
      if (stopped) return
      const wake = () => {
        waiting.delete(timer)
        start(work)
      }
      const timer = setTimeout(wake, Math.max(0, due - Date.now()))
      waiting.add(timer)
    },
    stop: () => {
      stopped = true
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
    },
    waitUntilIdle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
