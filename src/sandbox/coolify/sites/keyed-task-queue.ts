export type KeyedTaskQueue = {
  run<T>(key: string, work: () => Promise<T>): Promise<T>
  /** Resolves when nothing runs or waits any more. */
  waitUntilIdle(): Promise<void>
}

const createSemaphore = (width: number) => {
  const waiting: (() => void)[] = []
  let free = width
  return {
    enter: () => {
      if (free === 0) return new Promise<void>((go) => waiting.push(go))
      free--
      return Promise.resolve()
    },
    leave: () => {
      const next = waiting.shift()
      if (next) next()
      else free++
    },
  }
}

/** Runs works of one key after another, and at most `width` works at once over all keys. */
export const createKeyedTaskQueue = (width: number): KeyedTaskQueue => {
  const last = new Map<string, Promise<unknown>>()
  const gate = createSemaphore(width)
  const runInTurn = async <T>(work: () => Promise<T>) => {
    await gate.enter()
    try {
      return await work()
    } finally {
      gate.leave()
    }
  }
  return {
    run: (key, work) => {
      const turn = (last.get(key) ?? Promise.resolve()).then(() => runInTurn(work))
      const settled = turn.catch(() => {})
      last.set(key, settled)
      void settled.then(() => last.get(key) === settled && last.delete(key))
      return turn
    },
    waitUntilIdle: async () => {
      while (last.size > 0) await Promise.all(last.values())
    },
  }
}
