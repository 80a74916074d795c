import pLimit from 'p-limit'

/** Too many are waiting: the caller is told to come back. */
export class TooBusy extends Error {
  constructor(waiting: number, limit: number) {
    super(`expected at most ${limit} waiting, found ${waiting}`)
    this.name = 'TooBusy'
  }
}

/** Runs at most `atOnce` pieces of work; the others wait in order, at most `maxWaiting` of them. */
export const createConcurrencyLimit = (atOnce: number, maxWaiting: number) => {
  const limit = pLimit(atOnce)
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.activeCount >= atOnce && limit.pendingCount >= maxWaiting)
      throw new TooBusy(limit.pendingCount, maxWaiting)
    return limit(work)
  }
}
