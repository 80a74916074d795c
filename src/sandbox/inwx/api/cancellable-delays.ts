/** Pauses that closing ends at once, so that nobody waits for a stand-in going down. */
export type CancellableDelays = {
  wait(ms: number): Promise<void>
  cancelAll(): void
  isCancelled(): boolean
}

export const createCancellableDelays = (): CancellableDelays => {
  const timers = new Map<Timer, () => void>()
  let ended = false
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (ms <= 0 || ended) return resolve()
        const timer = setTimeout(() => {
          timers.delete(timer)
          resolve()
        }, ms)
        timers.set(timer, resolve)
      }),
    cancelAll: () => {
      ended = true
      for (const [timer, resolve] of timers) {
        clearTimeout(timer)
        resolve()
      }
      timers.clear()
    },
    isCancelled: () => ended,
  }
}
