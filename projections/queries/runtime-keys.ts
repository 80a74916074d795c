import { firstRow, type Sql } from '../projection'

export type RuntimeKeyRow = { keyId: string; projectId: string; usedAt: string | null }

/** `hash` is the hex SHA-256 of the whole key. */
export const findRuntimeKey = (sql: Sql, projectId: string, hash: string) =>
  sql<RuntimeKeyRow[]>`select key_id, project_id, used_at from runtime_keys
    where project_id = ${projectId} and key_hash = ${hash}`.then(firstRow)

/** Whether a runtime has shown it. */
export const hasRuntimeKeyBeenUsed = (sql: Sql, keyId: string) =>
  sql`select from runtime_keys where key_id = ${keyId} and used_at is not null`.then(
    (rows) => rows.length > 0,
  )
