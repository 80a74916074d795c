/** Runs jobs when they are due. The due times are stored with what they belong to, not here. */
export type DueTimers = {
  /** `dueAt`: milliseconds since 1970. `signal` is aborted by `stop`. */
  runAt(dueAt: number, job: (signal: AbortSignal) => unknown): void
  /** Drops all jobs that have not begun. */
  stop(): void
  /** Resolves when the jobs that had begun have ended. */
  waitUntilIdle(): Promise<void>
}

/** `name` of the stand-in, for the log of jobs that fail. */
export const createDueTimers = (name: string, now: () => number = Date.now): DueTimers => {
  const waiting = new Set<Timer>()
  const running = new Set<Promise<unknown>>()
  const stopped = new AbortController()

  const logFailure = (error: unknown) =>
    console.error(`${name} stand-in: a job failed: ${error instanceof Error ? error.stack : error}`)

  const start = (job: (signal: AbortSignal) => unknown) => {
    const run = Promise.resolve(stopped.signal).then(job).catch(logFailure)
    running.add(run)
    void run.finally(() => running.delete(run))
  }

  return {
    runAt: (dueAt, job) => {
      if (stopped.signal.aborted) return
      const wake = () => {
        waiting.delete(timer)
        start(job)
      }
      const timer = setTimeout(wake, Math.max(0, dueAt - now()))
      waiting.add(timer)
    },
    stop: () => {
      stopped.abort()
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
    },
    waitUntilIdle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
