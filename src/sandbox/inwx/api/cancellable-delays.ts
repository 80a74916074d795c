/** Delays that end at once when the stand-in closes. */
export type CancellableDelays = {
  wait(ms: number): Promise<void>
  cancelAll(): void
  isCancelled(): boolean
}

export const createCancellableDelays = (): CancellableDelays => {
  const timers = new Map<Timer, () => void>()
  let cancelled = false
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (ms <= 0 || cancelled) return resolve()
        const timer = setTimeout(() => {
          timers.delete(timer)
          resolve()
        }, ms)
        timers.set(timer, resolve)
      }),
    cancelAll: () => {
      cancelled = true
      for (const [timer, resolve] of timers) {
        clearTimeout(timer)
        resolve()
      }
      timers.clear()
    },
    isCancelled: () => cancelled,
  }
}
