import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TransactionSql } from 'postgres'
import type { PluginDatabase } from '../database/plugin-database'
import { getErrorMessage } from '../log'
import { InstallError } from './install-error'

const upFilePattern = /^\d{4}-[a-z0-9-]+\.up\.sql$/

/**
 * Runs the new files of `<folder>/migrations` in the order of their names, in one transaction, as the
 * plugin's role. Returns the names that ran; throws MIGRATION_FAILED and then has changed nothing.
 */
export const migratePlugin = async (
  plugin: string,
  folder: string,
  { sql }: PluginDatabase,
): Promise<string[]> => {
  const files = listUpMigrations(folder)
  try {
    return await sql.begin(async (tx) => {
      await ensureMigrationsTable(tx, plugin)
      const applied = new Set((await tx`select name from vrs_migrations`).map((row) => row.name))
      const pending = files.filter((name) => !applied.has(name))
      for (const name of pending) await runMigration(tx, folder, name)
      return pending
    })
  } catch (error) {
    throw new InstallError(
      'MIGRATION_FAILED',
      plugin,
      `migrations of ${plugin}: ${getErrorMessage(error)}`,
    )
  }
}

/**
 * Reverts the migrations of a version that could not be mounted, newest first; if one of them has no
 * down file, none is reverted. Returns whether they were.
 */
export const revertMigrations = async (
  folder: string,
  names: string[],
  { sql }: PluginDatabase,
): Promise<boolean> => {
  const downFiles = names.map((name) =>
    join(folder, 'migrations', name.replace(/\.up\./, '.down.')),
  )
  if (!downFiles.every((path) => existsSync(path))) return names.length === 0
  await sql.begin(async (tx) => {
    for (const path of downFiles.toReversed()) await tx.unsafe(readFileSync(path, 'utf8'))
    await tx`delete from vrs_migrations where name in ${tx(names)}`
  })
  return true
}

/**
 * Reverts what a later version ran and `folder`'s version does not have, newest first. Returns the
 * names; none if one of them has no down file.
 */
export const revertLaterMigrations = async (
  plugin: string,
  folder: string,
  laterFolder: string,
  database: PluginDatabase,
): Promise<string[]> => {
  const own = new Set(listUpMigrations(folder))
  const later = listUpMigrations(laterFolder).filter((name) => !own.has(name))
  if (later.length === 0) return []
  try {
    const names = await database.sql.begin(async (tx) => {
      await ensureMigrationsTable(tx, plugin)
      const applied = await tx`select name from vrs_migrations where name in ${tx(later)}
        order by name`
      return applied.map(({ name }) => String(name))
    })
    return (await revertMigrations(laterFolder, names, database)) ? names : []
  } catch (error) {
    throw new InstallError(
      'MIGRATION_FAILED',
      plugin,
      `down migrations of ${plugin}: ${getErrorMessage(error)}`,
    )
  }
}

const listUpMigrations = (folder: string): string[] => {
  const migrations = join(folder, 'migrations')
  if (!existsSync(migrations)) return []
  return readdirSync(migrations)
    .filter((name) => upFilePattern.test(name))
    .sort()
}

const ensureMigrationsTable = async (tx: TransactionSql, plugin: string) => {
  await tx`select pg_advisory_xact_lock(hashtext(${`vrs migrations ${plugin}`}))`
  await tx`create table if not exists vrs_migrations
    (name text primary key, applied_at timestamptz not null default now())`
}

/** A `commit` within the file is an error: what follows it could not be rolled back. */
const runMigration = async (tx: TransactionSql, folder: string, name: string) => {
  const before = await readTransactionId(tx)
  await tx
    .unsafe(readFileSync(join(folder, 'migrations', name), 'utf8'))
    .catch((error: unknown) => {
      throw new Error(`${name}: ${getErrorMessage(error)}`)
    })
  if ((await readTransactionId(tx)) !== before)
    throw new Error(`${name}: expected no commit, found that it ended its transaction`)
  await tx`insert into vrs_migrations (name) values (${name})`
}

const readTransactionId = async (tx: TransactionSql): Promise<string> => {
  const [row] = await tx<{ id: string }[]>`select pg_current_xact_id()::text as id`
  return row?.id ?? ''
}
