type Entry<T> = { value: Promise<T>; until: number }

export type Kept<T> = {
  of(key: string): Promise<T>
  forget(key: string): void
  clear(): void
}

const most = 10_000

/** What `load` answers, kept for `ms` from when it was asked; a failure is not kept. */
export const keeping = <T>(load: (key: string) => Promise<T>, ms: number): Kept<T> => {
  const entries = new Map<string, Entry<T>>()

  const begin = (key: string) => {
    if (entries.size >= most) entries.clear()
    const entry = { value: load(key), until: performance.now() + ms }
    entries.set(key, entry)
    entry.value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key)
    })
    return entry.value
  }

  return {
    of: (key) => {
      const entry = entries.get(key)
      return entry && performance.now() < entry.until ? entry.value : begin(key)
    },
    forget: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}
