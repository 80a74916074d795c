import type { Sql } from '../../../projections/projection'

/** Tells which streams have grown, on whichever instance it happened. */
export type StreamNotifications = {
  /** Called with the stream's name after its append committed. Answers how to stop. */
  subscribe(listener: (stream: string) => void): () => void
  close(): Promise<void>
}

/** Listens to the appends' notifications; after a lost connection every listener is called with `*`. */
export const openStreamNotifications = async (sql: Sql): Promise<StreamNotifications> => {
  const listeners = new Set<(stream: string) => void>()
  const tell = (stream: string) => {
    for (const listener of listeners) listener(stream)
  }
  const listening = await sql.listen('vrs_streams', tell, () => tell('*'))
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => listening.unlisten(),
  }
}
