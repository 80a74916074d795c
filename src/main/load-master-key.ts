import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config'

/** The key that wraps all others: given, or made once in the sandbox's data dir. */
export const loadMasterKey = ({ masterKey: given, dataDir }: Config): Uint8Array => {
  if (given) return Buffer.from(given, 'base64')
  const file = join(dataDir, 'master.key')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}
