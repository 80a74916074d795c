type Read<Value> = (maxAgeMs: number) => Promise<Value>

/**
 * One read for all who look at a page that renews itself: the last one serves again as long as it
 * is younger than `maxAgeMs`. One that fails serves only those who already wait for it.
 */
export const shareRead = <Value>(read: () => Promise<Value>): Read<Value> => {
  let latest: { value: Promise<Value>; begunAt: number } | undefined
  return (maxAgeMs) => {
    const startedAt = performance.now()
    if (latest && startedAt - latest.begunAt < maxAgeMs) return latest.value
    const current = { value: read(), begunAt: startedAt }
    latest = current
    current.value.catch(() => {
      if (latest === current) latest = undefined
    })
    return current.value
  }
}
