import { isReplayedError } from './stripe-error'

type CreateOnceOptions<T> = {
  key: string
  create: (key: string) => Promise<T>
  /** Looks for what an unclear attempt may have made. */
  find: () => Promise<T | undefined>
}

const maxKeys = 20

const attemptKey = (key: string, turn: number) => (turn === 1 ? key : `${key}:${turn}`)

/**
 * Creates under the same key on every retry. Where Stripe only repeats a server error it once gave
 * to this key, looks whether the thing was made all the same, and else goes on to the next key.
 */
export const createOnce = async <T>(
  { key, create, find }: CreateOnceOptions<T>,
  turn = 1,
): Promise<T> => {
  try {
    return await create(attemptKey(key, turn))
  } catch (error) {
    if (!isReplayedError(error) || turn === maxKeys) throw error
    return (await find()) ?? createOnce({ key, create, find }, turn + 1)
  }
}
