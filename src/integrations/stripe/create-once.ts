import { isReplayedError } from './stripe-error'

type CreateOnceOptions<T> = {
  key: string
  create: (key: string) => Promise<T>
  /** Finds what an attempt without a clear answer may have created. */
  find: () => Promise<T | undefined>
}

const maxKeys = 20

const attemptKey = (key: string, attempt: number) => (attempt === 1 ? key : `${key}:${attempt}`)

/**
 * Creates under the same key on every retry. When Stripe only repeats a server error that it stored
 * for this key, looks whether the object was created all the same, otherwise uses the next key.
 */
export const createOnce = async <T>(
  { key, create, find }: CreateOnceOptions<T>,
  attempt = 1,
): Promise<T> => {
  try {
    return await create(attemptKey(key, attempt))
  } catch (error) {
    if (!isReplayedError(error) || attempt === maxKeys) throw error
    return (await find()) ?? createOnce({ key, create, find }, attempt + 1)
  }
}
