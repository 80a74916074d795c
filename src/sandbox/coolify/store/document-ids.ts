import { randomBytes } from 'node:crypto'
import type { DocumentStore } from '../../document-store'
import type { StoredDocument } from './documents'

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Coolify's identifiers: 24 small letters and digits. */
export const mintUuid = () =>
  Array.from(randomBytes(24), (byte) => alphabet[byte % alphabet.length]).join('')

/** Numbers and names a new document; numbers only grow, over restarts too. */
export const createDocumentFactory = (shelf: DocumentStore) => (): StoredDocument => {
  const id = (shelf.get<{ last: number }>('counter', 'documents')?.last ?? 0) + 1
  shelf.put('counter', 'documents', { last: id })
  return { id, uuid: mintUuid(), createdAt: new Date().toISOString() }
}
