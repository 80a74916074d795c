import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import { withoutTimeouts } from './pool-options'

const migrationLockId = 4712

/** Applies each file of `folder` once, in order of its number: all that is new, or nothing. */
export const applyMigrations = async (sql: Sql, folder: string): Promise<string[]> => {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .toSorted()
  return sql.begin(async (tx) => {
    await tx.unsafe(withoutTimeouts)
    await tx`select pg_advisory_xact_lock(${migrationLockId})`
    await tx`create table if not exists migrations
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`
    const known = await tx<{ name: string; sha256: string }[]>`select name, sha256 from migrations`
    const applied: string[] = []
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = known.find((one) => one.name === file)
      if (before && before.sha256 !== sha256)
        throw new Error(`migration ${file} was applied as ${before.sha256}, found ${sha256}`)
      if (before) continue
      await tx.unsafe(text)
      await tx`insert into migrations (name, sha256) values (${file}, ${sha256})`
      applied.push(file)
    }
    return applied
  })
}
