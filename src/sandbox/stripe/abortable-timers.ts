/** Runs each work at its due time (milliseconds of `now`); `close` stops what waits and awaits what runs. */
export const createAbortableTimers = (now: () => number) => {
  const waiting = new Set<Timer>()
  const running = new Set<Promise<void>>()
  const stop = new AbortController()

  const run = (work: (stop: AbortSignal) => Promise<void> | void) => {
    const done = Promise.resolve()
      .then(() => work(stop.signal))
      .finally(() => running.delete(done))
    running.add(done)
  }
  const at = (dueAt: number, work: (stop: AbortSignal) => Promise<void> | void) => {
    if (stop.signal.aborted) return
    const timer = setTimeout(
      () => {
        waiting.delete(timer)
        run(work)
      },
      Math.max(0, dueAt - now()),
    )
    waiting.add(timer)
  }
  const close = async () => {
    stop.abort()
    for (const timer of waiting) clearTimeout(timer)
    await Promise.allSettled(running)
  }
  return { at, close }
}
