import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from '../../../projections/projection'
import type { Config } from '../../config'
import { isKeyOfDatabase, readSealedFingerprint } from '../../security/master-key'
import { rotateMasterKey } from '../../security/rotate-master-key'
import { masterKeyFingerprint } from '../../security/wrapped-key'
import { nextKeyFile, readKeyFile } from '../load-master-key'
import { StartupError } from '../startup-error'

export type RotationHooks = { onProgress?: (part: string) => void }

/** Every running service watches its database on a connection of this name. */
const assertNothingRuns = async (sql: Sql) => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'vrs-monitor'`
  if (row?.count)
    throw new StartupError(
      `expected no service to run on this database, found ${row.count}. Stop all of them, then call vrs key rotate again.`,
    )
}

const decode = (text: string) => Buffer.from(text, 'base64')

const rotate = async (sql: Sql, from: Uint8Array, to: Uint8Array, hooks: RotationHooks) => {
  await assertNothingRuns(sql)
  if ((await readSealedFingerprint(sql)) !== masterKeyFingerprint(to))
    if (!(await isKeyOfDatabase(sql, from)))
      throw new StartupError(
        `expected the master key ${await readSealedFingerprint(sql)}, which sealed this database, or the one that it is to be replaced by, found ${masterKeyFingerprint(from)} and ${masterKeyFingerprint(to)}`,
      )
  const count = await rotateMasterKey(sql, { from, to, ...hooks })
  return count === 'done' ? 'All keys were wrapped anew before.' : `${count} keys wrapped anew.`
}

/** The next key is written before anything is wrapped by it, and takes its place at the end. */
const rotateKeyFile = async (sql: Sql, dataDir: string, hooks: RotationHooks) => {
  const file = join(dataDir, 'master.key')
  const next = nextKeyFile(dataDir)
  await assertNothingRuns(sql)
  if (!existsSync(next)) {
    const draft = `${next}.draft`
    writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600, flush: true })
    renameSync(draft, next)
  }
  hooks.onProgress?.('next key written')
  const message = await rotate(sql, readKeyFile(file), readKeyFile(next), hooks)
  hooks.onProgress?.('committed')
  renameSync(next, file)
  hooks.onProgress?.('next key in place')
  return message
}

/** `vrs key rotate`; again after a crash it goes on where it ended. Answers what to tell. */
export const rotateKey = async (
  sql: Sql,
  config: Pick<Config, 'masterKey' | 'nextMasterKey' | 'dataDir'>,
  hooks: RotationHooks = {},
): Promise<string> => {
  const { masterKey, nextMasterKey, dataDir } = config
  if (!masterKey) return rotateKeyFile(sql, dataDir, hooks)
  if (!nextMasterKey)
    throw new StartupError('VRS_NEXT_MASTER_KEY: expected 32 bytes in base64, found nothing')
  const message = await rotate(sql, decode(masterKey), decode(nextMasterKey), hooks)
  return `${message} Put VRS_NEXT_MASTER_KEY in the place of VRS_MASTER_KEY.`
}
