/** Too many are waiting: the caller is told to come back. */
export class TooBusy extends Error {
  constructor(waiting: number, limit: number) {
    super(`expected at most ${limit} waiting, found ${waiting}`)
    this.name = 'TooBusy'
  }
}

/** Runs at most `atOnce` pieces of work; the others wait in order, at most `limit` of them. */
export const createConcurrencyLimit = (atOnce: number, limit: number) => {
  const waiting: (() => void)[] = []
  let running = 0

  const turn = async () => {
    if (running >= atOnce) {
      if (waiting.length >= limit) throw new TooBusy(waiting.length, limit)
      // Whoever leaves hands the place over, so that nobody can slip in between.
      return new Promise<void>((resolve) => waiting.push(resolve))
    }
    running += 1
  }

  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await turn()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
