import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from '../../projections/projection'
import type { Config } from '../config'
import { isKeyOfDatabase, readSealedFingerprint } from '../security/master-key'
import { masterKeyFingerprint } from '../security/wrapped-key'
import { StartupError } from './startup-error'

const wayBack =
  'Put back the key that belongs to this database from your backup. Without it, personal data and signing keys of this database cannot be opened by anybody.'

const readText = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const { message } = cause as Error
    throw new StartupError(`expected ${file} to be readable, found ${message}. ${wayBack}`, {
      cause,
    })
  }
}

/** Where a rotation keeps the key that is to come. */
export const nextKeyFile = (dataDir: string) => join(dataDir, 'master.key.next')

export const readKeyFile = (file: string) => {
  const key = Buffer.from(readText(file).trim(), 'base64')
  if (key.length === 32) return key
  throw new StartupError(
    `expected ${file} to hold 32 bytes in base64, found ${key.length} bytes. ${wayBack}`,
  )
}

/** In the sandbox the key is made once, for a database in which nothing was sealed yet. */
const loadFromFile = async (sql: Sql, dataDir: string) => {
  const file = join(dataDir, 'master.key')
  if (existsSync(file)) return readKeyFile(file)
  const sealedBy = await readSealedFingerprint(sql)
  if (sealedBy)
    throw new StartupError(
      `expected the master key ${sealedBy} in ${file}, found no such file. ${wayBack}`,
    )
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  return readKeyFile(file)
}

/** The database has the next key already, the file not yet. */
const refuseHalfRotation = async (sql: Sql, dataDir: string) => {
  const next = nextKeyFile(dataDir)
  if (!existsSync(next)) return
  if (masterKeyFingerprint(readKeyFile(next)) !== (await readSealedFingerprint(sql))) return
  throw new StartupError(
    `expected ${join(dataDir, 'master.key')} to be the key of this database, found a rotation that has not ended: its key is still in ${next}. Call vrs key rotate again to end it.`,
  )
}

/**
 * The key that wraps all others: VRS_MASTER_KEY, or the sandbox's file. Throws `StartupError` when it
 * is not the one that sealed what is in the database.
 */
export const loadMasterKey = async (
  sql: Sql,
  { masterKey: given, dataDir }: Pick<Config, 'masterKey' | 'dataDir'>,
): Promise<Uint8Array> => {
  const key = given ? Buffer.from(given, 'base64') : await loadFromFile(sql, dataDir)
  if (await isKeyOfDatabase(sql, key)) return key
  if (!given) await refuseHalfRotation(sql, dataDir)
  const source = given ? 'VRS_MASTER_KEY' : join(dataDir, 'master.key')
  const sealedBy = (await readSealedFingerprint(sql)) ?? 'another one'
  throw new StartupError(
    `expected ${source} to be the master key ${sealedBy}, which sealed this database, found ${masterKeyFingerprint(key)}. ${wayBack}`,
  )
}
