import { Database } from 'bun:sqlite'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** A durable collection of documents, as a vendor's own database would be: it survives our crash. */
export type DocumentStore = {
  get<T>(kind: string, id: string): T | undefined
  list<T>(kind: string): T[]
  put(kind: string, id: string, value: object): void
  remove(kind: string, id: string): void
  /** All writes of `work` are kept, or none. */
  inTransaction<T>(work: () => T): T
  close(): void
}

type DocumentRow = { value: string }

/** Opens (or makes) the SQLite file at `path`; documents come back in the order of their first `put`. */
export const openDocumentStore = (path: string): DocumentStore => {
  mkdirSync(dirname(path), { recursive: true })
  const db = new Database(path, { create: true, strict: true })
  db.run('pragma journal_mode = wal')
  db.run('pragma synchronous = normal')
  db.run(`create table if not exists documents
    (seq integer primary key autoincrement, kind text, id text, value text, unique (kind, id))`)
  const one = db.query<DocumentRow, [string, string]>(
    'select value from documents where kind = ? and id = ?',
  )
  const all = db.query<DocumentRow, [string]>(
    'select value from documents where kind = ? order by seq',
  )
  const put = db.query(`insert into documents (kind, id, value) values (?, ?, ?)
    on conflict (kind, id) do update set value = excluded.value`)
  const drop = db.query('delete from documents where kind = ? and id = ?')
  return {
    get: <T>(kind: string, id: string) => {
      const row = one.get(kind, id)
      return row ? (JSON.parse(row.value) as T) : undefined
    },
    list: <T>(kind: string) => all.all(kind).map((row) => JSON.parse(row.value) as T),
    put: (kind, id, value) => void put.run(kind, id, JSON.stringify(value)),
    remove: (kind, id) => void drop.run(kind, id),
    inTransaction: (work) => db.transaction(work)(),
    close: () => db.close(),
  }
}
