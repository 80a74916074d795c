import { Database } from 'bun:sqlite'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DamagedStateError } from './damaged-state-error'

/** Documents by kind and id, durable like a vendor's own database: they survive a crash of ours. */
export type DocumentStore = {
  get<T>(kind: string, id: string): T | undefined
  list<T>(kind: string): T[]
  put(kind: string, id: string, value: object): void
  remove(kind: string, id: string): void
  /** Stores all writes of `work`, or none. */
  inTransaction<T>(work: () => T): T
  close(): void
}

/** Random characters of an alphabet, as vendors make their identifiers. */
export const mintId = (alphabet: string, length: number) =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(length)),
    (byte) => alphabet[byte % alphabet.length],
  ).join('')

type DocumentRow = { value: string }

const assertSound = (db: Database) => {
  const [checked] = db.query<{ quick_check: string }, []>('pragma quick_check(1)').all()
  if (checked?.quick_check !== 'ok') throw new Error(checked?.quick_check ?? 'no answer')
  const damaged = db
    .query<{ kind: string; id: string }, []>(
      'select kind, id from documents where not json_valid(value) limit 1',
    )
    .get()
  if (damaged) throw new Error(`${damaged.kind} ${damaged.id}, which is not JSON`)
}

const openDatabase = (path: string) => {
  let db: Database | undefined
  try {
    db = new Database(path, { create: true, strict: true })
    db.run('pragma journal_mode = wal')
    db.run('pragma synchronous = normal')
    db.run(`create table if not exists documents
      (seq integer primary key autoincrement, kind text, id text, value text, unique (kind, id))`)
    assertSound(db)
    return db
  } catch (error) {
    db?.close()
    throw new DamagedStateError(path, 'the SQLite file of a stand-in', error)
  }
}

/**
 * Opens or creates the SQLite file at `path`; `list` answers in the order of the first `put`. Throws
 * `DamagedStateError` when the file cannot be read.
 */
export const openDocumentStore = (path: string): DocumentStore => {
  mkdirSync(dirname(path), { recursive: true })
  const db = openDatabase(path)
  const selectOne = db.query<DocumentRow, [string, string]>(
    'select value from documents where kind = ? and id = ?',
  )
  const selectAll = db.query<DocumentRow, [string]>(
    'select value from documents where kind = ? order by seq',
  )
  const put = db.query(`insert into documents (kind, id, value) values (?, ?, ?)
    on conflict (kind, id) do update set value = excluded.value`)
  const removeOne = db.query('delete from documents where kind = ? and id = ?')
  return {
    get: <T>(kind: string, id: string) => {
      const row = selectOne.get(kind, id)
      return row ? (JSON.parse(row.value) as T) : undefined
    },
    list: <T>(kind: string) => selectAll.all(kind).map((row) => JSON.parse(row.value) as T),
    put: (kind, id, value) => void put.run(kind, id, JSON.stringify(value)),
    remove: (kind, id) => void removeOne.run(kind, id),
    inTransaction: (work) => db.transaction(work)(),
    close: () => db.close(),
  }
}
