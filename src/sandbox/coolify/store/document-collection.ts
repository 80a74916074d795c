import type { DocumentStore } from '../../document-store'
import type { StoredDocument } from './documents'

/** One kind of document, read from memory and written through to the store. */
export type DocumentCollection<T extends StoredDocument> = {
  get(uuid: string): T | undefined
  list(): T[]
  /** Those that belong to this owner, in the order in which they were added. */
  listByOwner(owner: string): T[]
  /** Stores the change and answers the new document; undefined when there is none. */
  update(uuid: string, change: Partial<T>): T | undefined
  add(document: T): T
  remove(uuid: string): void
}

/** `ownerOf`: the uuid of what a document belongs to, which never changes. */
export const openDocumentCollection = <T extends StoredDocument>(
  store: DocumentStore,
  kind: string,
  ownerOf: (document: T) => string = () => '',
): DocumentCollection<T> => {
  const documents = new Map<string, T>()
  const documentsByOwner = new Map<string, Map<string, T>>()
  const addToMemory = (document: T) => {
    const owner = ownerOf(document)
    const siblings = documentsByOwner.get(owner) ?? new Map<string, T>()
    documentsByOwner.set(owner, siblings.set(document.uuid, document))
    documents.set(document.uuid, document)
    return document
  }
  const removeFromMemory = (document: T) => {
    const owner = ownerOf(document)
    const siblings = documentsByOwner.get(owner)
    siblings?.delete(document.uuid)
    if (siblings?.size === 0) documentsByOwner.delete(owner)
    documents.delete(document.uuid)
  }
  for (const document of store.list<T>(kind)) addToMemory(document)
  const save = (document: T) => {
    store.put(kind, document.uuid, document)
    return addToMemory(document)
  }
  return {
    get: (uuid) => documents.get(uuid),
    list: () => [...documents.values()],
    listByOwner: (owner) => [...(documentsByOwner.get(owner)?.values() ?? [])],
    add: save,
    update: (uuid, change) => {
      const document = documents.get(uuid)
      return document && save({ ...document, ...change })
    },
    remove: (uuid) => {
      const document = documents.get(uuid)
      store.remove(kind, uuid)
      if (document) removeFromMemory(document)
    },
  }
}
