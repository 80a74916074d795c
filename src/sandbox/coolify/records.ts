import type { Shelf } from '../shelf'
import type { Document } from './documents'

/** One kind of document, read from memory and written through to the shelf. */
export type Records<T extends Document> = {
  get(uuid: string): T | undefined
  all(): T[]
  /** Keeps the change durably and answers the new document; undefined when it is gone. */
  change(uuid: string, change: Partial<T>): T | undefined
  add(document: T): T
  drop(uuid: string): void
}

export const openRecords = <T extends Document>(shelf: Shelf, kind: string): Records<T> => {
  const known = new Map(shelf.list<T>(kind).map((document) => [document.uuid, document]))
  const keep = (document: T) => {
    shelf.put(kind, document.uuid, document)
    known.set(document.uuid, document)
    return document
  }
  return {
    get: (uuid) => known.get(uuid),
    all: () => [...known.values()],
    add: keep,
    change: (uuid, change) => {
      const document = known.get(uuid)
      return document && keep({ ...document, ...change })
    },
    drop: (uuid) => {
      shelf.drop(kind, uuid)
      known.delete(uuid)
    },
  }
}
