/** What is heard: somebody rang, time passed, or nobody will ring any more. */
type SignalOutcome = 'rung' | 'quiet' | 'closed'

export type ChangeSignal = {
  notify(): void
  close(): void
  /** Answers at the next ring, at the latest after `ms`. */
  wait(ms: number): Promise<SignalOutcome>
}

/** Rings while nobody listens are kept as one: many changes at once are one new picture. */
export const createChangeSignal = (): ChangeSignal => {
  let state: 'rung' | 'quiet' | 'closed' = 'quiet'
  let wake: (() => void) | undefined

  const become = (next: 'rung' | 'closed') => {
    if (state !== 'closed') state = next
    wake?.()
  }

  const takeOutcome = (): SignalOutcome => {
    const now = state
    if (now === 'rung') state = 'quiet'
    return now
  }

  return {
    notify: () => become('rung'),
    close: () => become('closed'),
    wait: async (ms) => {
      if (state !== 'quiet') return takeOutcome()
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ms)
      wake = resolve
      await promise
      clearTimeout(timer)
      wake = undefined
      return takeOutcome()
    },
  }
}
