import type { DocumentStore } from '../../document-store'
import type { StoredDocument } from './documents'

/** One kind of document, read from memory and written through to the shelf. */
export type DocumentCollection<T extends StoredDocument> = {
  get(uuid: string): T | undefined
  list(): T[]
  /** Those that belong to this owner, in the order in which they were added. */
  listByOwner(owner: string): T[]
  /** Keeps the change durably and answers the new document; undefined when it is gone. */
  update(uuid: string, change: Partial<T>): T | undefined
  add(document: T): T
  remove(uuid: string): void
}

/** `ownerOf` says to what a document belongs; that never changes. */
export const openDocumentCollection = <T extends StoredDocument>(
  shelf: DocumentStore,
  kind: string,
  ownerOf: (document: T) => string = () => '',
): DocumentCollection<T> => {
  const known = new Map<string, T>()
  const owned = new Map<string, Map<string, T>>()
  const remember = (document: T) => {
    const owner = ownerOf(document)
    const siblings = owned.get(owner) ?? new Map<string, T>()
    owned.set(owner, siblings.set(document.uuid, document))
    known.set(document.uuid, document)
    return document
  }
  const forget = (document: T) => {
    const owner = ownerOf(document)
    const siblings = owned.get(owner)
    siblings?.delete(document.uuid)
    if (siblings?.size === 0) owned.delete(owner)
    known.delete(document.uuid)
  }
  for (const document of shelf.list<T>(kind)) remember(document)
  const keep = (document: T) => {
    shelf.put(kind, document.uuid, document)
    return remember(document)
  }
  return {
    get: (uuid) => known.get(uuid),
    list: () => [...known.values()],
    listByOwner: (owner) => [...(owned.get(owner)?.values() ?? [])],
    add: keep,
    update: (uuid, change) => {
      const document = known.get(uuid)
      return document && keep({ ...document, ...change })
    },
    remove: (uuid) => {
      const document = known.get(uuid)
      shelf.remove(kind, uuid)
      if (document) forget(document)
    },
  }
}
