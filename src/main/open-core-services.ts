import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { projections } from '../../projections/all'
import type { Sql } from '../../projections/projection'
import type { Config } from '../config'
import type { Artifacts } from '../integrations/artifacts/artifact-store'
import { openArtifacts } from '../integrations/artifacts/folder-artifact-store'
import { jobsOf } from '../processes/engine/jobs-for-event'
import type { Desk } from '../routes/http/route-dependencies'
import type { SigningKeys } from '../security/signing-key'
import { openSigningKeys } from '../security/signing-keys'
import type { Vault } from '../security/vault'
import { openVault } from '../security/vault'
import type { Store } from '../store/event-store/event-store'
import { openStore } from '../store/event-store/event-store'
import { openEmmett } from '../store/event-store/stream-reader'
import type { Queue } from '../store/job-queue/job-queue'
import { openQueue } from '../store/job-queue/job-queue'
import { applyMigrations } from '../store/postgres/apply-migrations'
import { startEmbedded } from '../store/postgres/embedded-postgres'
import { openSql } from '../store/postgres/read-pool'
import { openPool } from '../store/postgres/write-pool'
import { openCommands } from './create-command-handlers'
import { hold, holderOf } from './data-dir-lock'
import { masterKey } from './load-master-key'
import type { Closing } from './shutdown'

/** Database, store, queue, keys: what every command of ours stands on. */
export type Base = {
  databaseUrl: string
  sql: Sql
  store: Store
  queue: Queue
  commands: Desk['commands']
  vault: Vault
  keys: SigningKeys
  artifacts: Artifacts
}

const root = join(import.meta.dir, '../..')

/** `share`: a command beside a running service uses the service's embedded database. */
const databaseFor = async (config: Config, closing: Closing, share: boolean) => {
  if (config.databaseUrl) return config.databaseUrl
  const holder = holderOf<{ databaseUrl?: string }>(config.dataDir, 'running')
  if (holder?.databaseUrl && share) return holder.databaseUrl
  if (holder)
    throw new Error(
      `expected ${config.dataDir} (VRS_DATA_DIR) to be free, found it in use by process ${holder.pid}; several processes need a DATABASE_URL`,
    )
  // Held before it starts: a second start would take ours for a killed one's, and stop it.
  closing.later(hold(config.dataDir, 'running', {}))
  const database = await startEmbedded(join(config.dataDir, 'postgres'))
  closing.later(database.stop)
  hold(config.dataDir, 'running', { databaseUrl: database.url })
  return database.url
}

const openEvents = async (databaseUrl: string, supervise: boolean, closing: Closing) => {
  const sql = openSql(databaseUrl)
  closing.later(() => sql.end({ timeout: 2 }))
  const pool = openPool(databaseUrl)
  closing.later(() => (pool.ended ? undefined : pool.end()))
  const emmett = openEmmett(databaseUrl, pool)
  const applied = await sql`select to_regclass('public.migrations') as name`
  if (!applied[0]?.name) await emmett.migrate()
  const queue = await openQueue(databaseUrl, supervise)
  closing.later(() => queue.boss.stop({ graceful: false }))
  await applyMigrations(sql, join(root, 'migrations'))
  const now = () => new Date()
  const store = openStore({ pool, queue, read: emmett.read, projections, jobsOf, now })
  return { sql, queue, store }
}

/** Opens what stands below everything else; `closing` closes it in reverse. */
export const openBase = async (
  config: Config,
  closing: Closing,
  { supervise, share }: { supervise: boolean; share: boolean },
): Promise<Base> => {
  if (!existsSync(config.dataDir)) mkdirSync(config.dataDir, { recursive: true })
  const databaseUrl = await databaseFor(config, closing, share)
  const events = await openEvents(databaseUrl, supervise, closing)
  const key = masterKey(config)
  const { sql } = events
  return {
    ...events,
    databaseUrl,
    commands: openCommands(events.store),
    vault: openVault(sql, key),
    keys: openSigningKeys({ sql, masterKey: key }),
    artifacts: openArtifacts({ dir: join(config.dataDir, 'artifacts') }),
  }
}
