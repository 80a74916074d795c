import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CoreSql } from './open-database'

const migrationsFolder = join(import.meta.dir, '../../migrations')
const migrationLockKey = 0x76_72_73

/** Runs the new migrations of the schema `core`; a lock lets only one process do it. */
export const migrateCore = async (sql: CoreSql): Promise<void> => {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${migrationLockKey})`
    await tx`create schema if not exists core`
    await tx`revoke all on schema core from public`
    await tx`create table if not exists core.migrations
      (name text primary key, applied_at timestamptz not null default now())`
    const applied = new Set((await tx`select name from core.migrations`).map((row) => row.name))
    for (const name of readdirSync(migrationsFolder).sort()) {
      if (applied.has(name)) continue
      await tx.unsafe(await readFile(join(migrationsFolder, name), 'utf8'))
      await tx`insert into core.migrations (name) values (${name})`
    }
  })
  await revokePublicConnect(sql)
}

/** Roles of other sites in the same cluster cannot connect here; ours are granted it one by one. */
const revokePublicConnect = async (sql: CoreSql) => {
  const [row] = await sql<{ name: string }[]>`select current_database() as name`
  if (row) await sql`revoke connect, temporary on database ${sql(row.name)} from public`
}
