import { isEcho } from './stripe-error'

type Once<T> = {
  key: string
  create: (key: string) => Promise<T>
  /** Looks for what an unclear attempt may have made. */
  find: () => Promise<T | undefined>
}

const keysPerThing = 20

const keyOf = (key: string, turn: number) => (turn === 1 ? key : `${key}:${turn}`)

/**
 * Creates under the same key on every retry. Where Stripe only repeats a server error it once gave
 * to this key, looks whether the thing was made all the same, and else goes on to the next key.
 */
export const once = async <T>({ key, create, find }: Once<T>, turn = 1): Promise<T> => {
  try {
    return await create(keyOf(key, turn))
  } catch (error) {
    if (!isEcho(error) || turn === keysPerThing) throw error
    return (await find()) ?? once({ key, create, find }, turn + 1)
  }
}
