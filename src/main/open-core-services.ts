import { join } from 'node:path'
import { projections } from '../../projections/all'
import type { Sql } from '../../projections/projection'
import type { Config } from '../config'
import type { ArtifactStore } from '../integrations/artifacts/artifact-store'
import { openFolderArtifactStore } from '../integrations/artifacts/folder-artifact-store'
import { openS3ArtifactStore } from '../integrations/artifacts/s3-artifact-store'
import { jobsForEvent } from '../processes/all-processes'
import type { RouteDependencies } from '../routes/http/route-dependencies'
import { loadDerivedKeys } from '../security/derived-keys'
import type { SigningKeys } from '../security/signing-key'
import { openSigningKeys } from '../security/signing-keys'
import type { Vault } from '../security/vault'
import { openVault } from '../security/vault'
import type { EventStore } from '../store/event-store/event-store'
import { openEventStore } from '../store/event-store/event-store'
import { openEmmettReader } from '../store/event-store/stream-reader'
import type { JobQueue, JobQueueOptions } from '../store/job-queue/job-queue'
import { openJobQueue } from '../store/job-queue/job-queue'
import { applyMigrations } from '../store/postgres/apply-migrations'
import type { DatabaseSockets } from '../store/postgres/database-sockets'
import { createDatabaseSockets } from '../store/postgres/database-sockets'
import { startEmbeddedPostgres } from '../store/postgres/embedded-postgres'
import { openReadPool } from '../store/postgres/read-pool'
import { openWritePool } from '../store/postgres/write-pool'
import { awaitConfiguredDatabase, ensureWritableDataDir } from './assert-environment'
import { createCommandHandlers } from './create-command-handlers'
import { acquireLock, findLockHolder, writeLock } from './data-dir-lock'
import { loadMasterKey } from './load-master-key'
import type { Shutdown } from './shutdown'
import { StartupError } from './startup-error'

/** Database, store, queue, keys: what every command of ours stands on. */
export type CoreServices = {
  databaseUrl: string
  /** Where the service of this database answers, also for a command that has another environment. */
  serviceUrl: string
  sockets: DatabaseSockets
  sql: Sql
  store: EventStore
  queue: JobQueue
  commands: RouteDependencies['commands']
  vault: Vault
  keys: SigningKeys
  artifacts: ArtifactStore
  /** The publisher's private keys, if this machine holds them. */
  publisherKeyFile: string
}

export type CoreServiceOptions = {
  /** Whether this process runs jobs. */
  supervise: boolean
  /** Whether the embedded database of a running service may be used. */
  share: boolean
  onQueueError: JobQueueOptions['onError']
  /** A connection for appends was lost; the pool opens another one. */
  onConnectionError(error: Error): void
}

const repositoryRoot = join(import.meta.dir, '../..')

type DatabasePlace = Pick<CoreServices, 'databaseUrl' | 'serviceUrl'>

/** `share`: a command beside a running service uses the service's embedded database. */
const openDatabase = async (
  config: Config,
  closing: Shutdown,
  share: boolean,
): Promise<DatabasePlace> => {
  if (config.databaseUrl) {
    await awaitConfiguredDatabase(config.databaseUrl)
    return { databaseUrl: config.databaseUrl, serviceUrl: config.publicUrl }
  }
  const holder = findLockHolder<Partial<DatabasePlace>>(config.dataDir, 'running')
  if (holder?.databaseUrl && share)
    return {
      databaseUrl: holder.databaseUrl,
      serviceUrl: holder.serviceUrl ?? config.publicUrl,
    }
  // Held before it starts: a second start would take ours for a killed one's, and stop it.
  closing.onClose(await acquireLock(config.dataDir, 'running', {}))
  const folder = join(config.dataDir, 'postgres')
  const database = await startEmbeddedPostgres(folder).catch((cause) => {
    const { message } = cause as Error
    throw new StartupError(
      `expected the embedded PostgreSQL in ${folder} (VRS_DATA_DIR) to start, found: ${message.trim()}. Its log is ${join(folder, 'postgres.log')}; a DATABASE_URL takes its place.`,
      { cause },
    )
  })
  closing.onClose(database.stop)
  const place = { databaseUrl: database.url, serviceUrl: config.publicUrl }
  writeLock(config.dataDir, 'running', place)
  return place
}

const openEventStorage = async (
  databaseUrl: string,
  {
    supervise,
    onQueueError,
    onConnectionError,
    sockets,
  }: Pick<CoreServiceOptions, 'supervise' | 'onQueueError' | 'onConnectionError'> & {
    sockets: DatabaseSockets
  },
  closing: Shutdown,
) => {
  const sql = openReadPool(databaseUrl, { sockets })
  closing.onClose(() => sql.end({ timeout: 2 }))
  const pool = openWritePool(databaseUrl, { onConnectionError, sockets })
  closing.onClose(() => (pool.ended ? undefined : pool.end()))
  const emmett = openEmmettReader(databaseUrl, pool)
  const applied = await sql`select to_regclass('public.migrations') as name`
  if (!applied[0]?.name) await emmett.migrate()
  const queue = await openJobQueue(databaseUrl, { supervise, onError: onQueueError, sockets })
  closing.onClose(() => queue.boss.stop({ graceful: false }))
  await applyMigrations(sql, join(repositoryRoot, 'migrations'))
  const now = () => new Date()
  const store = openEventStore({ pool, queue, read: emmett.read, projections, jobsForEvent, now })
  return { sql, queue, store }
}

const openArtifactStore = ({ dataDir, artifactStorage }: Config): ArtifactStore =>
  artifactStorage
    ? openS3ArtifactStore({ ...artifactStorage, cacheDir: join(dataDir, 'artifact-copies') })
    : openFolderArtifactStore({ dir: join(dataDir, 'artifacts') })

/** The database of this data dir, brought up to date, and what stands on it without a key. */
const openKeylessServices = async (
  config: Config,
  closing: Shutdown,
  options: CoreServiceOptions,
) => {
  ensureWritableDataDir(config.dataDir)
  const place = await openDatabase(config, closing, options.share)
  const sockets = createDatabaseSockets()
  const events = await openEventStorage(place.databaseUrl, { ...options, sockets }, closing)
  return { ...events, ...place, sockets }
}

/** Only the database, for what needs no key to work. */
export const openKeyDatabase = async (
  config: Config,
  closing: Shutdown,
  options: CoreServiceOptions,
): Promise<Sql> => (await openKeylessServices(config, closing, options)).sql

/** Opens what stands below everything else; `closing` closes it in reverse. */
export const openCoreServices = async (
  config: Config,
  closing: Shutdown,
  options: CoreServiceOptions,
): Promise<CoreServices> => {
  const services = await openKeylessServices(config, closing, options)
  const { sql } = services
  const key = await loadMasterKey(sql, config)
  return {
    ...services,
    commands: createCommandHandlers(services.store, sql, () => new Date()),
    vault: openVault(sql, key, await loadDerivedKeys(sql, key)),
    keys: openSigningKeys({ sql, masterKey: key }),
    artifacts: openArtifactStore(config),
    publisherKeyFile: config.publisherKeyFile,
  }
}
