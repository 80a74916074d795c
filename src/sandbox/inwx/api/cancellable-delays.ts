/** Pauses that closing ends at once, so that nobody waits for a stand-in going down. */
export type Waits = { wait(ms: number): Promise<void>; end(): void; ended(): boolean }

export const openWaits = (): Waits => {
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
    end: () => {
      ended = true
      for (const [timer, resolve] of timers) {
        clearTimeout(timer)
        resolve()
      }
      timers.clear()
    },
    ended: () => ended,
  }
}
