/** An event as it was stored, perhaps years ago. */
export type StoredEvent = { type: string; data: Record<string, unknown> }

/** Brings a data shape that was once current to today's; the old shape stands frozen beside it. */
export type Upcast = (data: Record<string, unknown>) => Record<string, unknown>

/** No shape has changed yet: version 1 of every event is today's. */
export const upcasts: Readonly<Record<string, Upcast>> = {}

/** An event in today's shape; one that is already in it passes as it is. */
export const upcast = <E extends StoredEvent>(stored: E, known = upcasts): E => {
  const toCurrent = known[stored.type]
  return toCurrent ? { ...stored, data: toCurrent(stored.data) } : stored
}
