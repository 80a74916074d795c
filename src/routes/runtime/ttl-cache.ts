type CacheEntry<T> = { value: Promise<T>; until: number }

export type TtlCache<T> = {
  get(key: string): Promise<T>
  delete(key: string): void
  clear(): void
}

const maxEntries = 10_000

/** What `load` answers, kept for `ms` from when it was asked; a failure is not kept. */
export const createTtlCache = <T>(load: (key: string) => Promise<T>, ms: number): TtlCache<T> => {
  const entries = new Map<string, CacheEntry<T>>()

  const begin = (key: string) => {
    if (entries.size >= maxEntries) entries.clear()
    const entry = { value: load(key), until: performance.now() + ms }
    entries.set(key, entry)
    entry.value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key)
    })
    return entry.value
  }

  return {
    get: (key) => {
      const entry = entries.get(key)
      return entry && performance.now() < entry.until ? entry.value : begin(key)
    },
    delete: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}
