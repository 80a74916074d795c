import pLimit from 'p-limit'

export type KeyedTaskQueue = {
  run<T>(key: string, task: () => Promise<T>): Promise<T>
  /** Resolves when no task runs or waits. */
  waitUntilIdle(): Promise<void>
}

/** Runs the tasks of a key one after another, and at most `concurrency` tasks of all keys at once. */
export const createKeyedTaskQueue = (concurrency: number): KeyedTaskQueue => {
  const last = new Map<string, Promise<unknown>>()
  const limit = pLimit(concurrency)
  return {
    run: (key, task) => {
      const result = (last.get(key) ?? Promise.resolve()).then(() => limit(task))
      const settled = result.catch(() => {})
      last.set(key, settled)
      void settled.then(() => last.get(key) === settled && last.delete(key))
      return result
    },
    waitUntilIdle: async () => {
      while (last.size > 0) await Promise.all(last.values())
    },
  }
}
