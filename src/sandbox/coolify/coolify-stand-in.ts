import { join } from 'node:path'
import type { FaultInjector, Latency } from '../fault-injector'
import { createCoolifyApi } from './api/coolify-api'
import type { TokenAbility } from './api/define-route'
import { openCoolifyHttpServer } from './api/http-server'
import type { TokenAbilities } from './api/request-guards'
import { buildCoolifyInventory, type CoolifyInventory } from './coolify-inventory'
import { createDeploymentQueue, type DeploymentQueue } from './deployments/deployment-queue'
import { deploymentRoutes } from './deployments/deployment-routes'
import type { BootOrder } from './deployments/deployment-stages'
import { applicationRoutes } from './resources/application-routes'
import {
  databaseRoutes,
  scheduleDatabaseDeletion,
  scheduleDatabaseStart,
} from './resources/database-routes'
import { openPostgresServer, type PostgresServer } from './resources/postgres-server'
import { projectRoutes } from './resources/project-routes'
import { relocateDatabases } from './resources/relocate-databases'
import { storageRoutes } from './resources/storage-routes'
import { variableRoutes } from './resources/variable-routes'
import { keyRoutes, seedPrivateKeys } from './servers/key-routes'
import { coolifyServerRoutes, seedServers } from './servers/server-routes'
import { scheduleServerValidation, setServerReachable } from './servers/server-validation'
import { combineSiteRunners } from './sites/combine-site-runners'
import { createRedirectLookup, createSitePortLookup } from './sites/host-lookup'
import { createProcessSiteRunner, type SiteRunner } from './sites/process-site-runner'
import { createSimulatedSiteRunner } from './sites/simulated-site-runner'
import { createSiteFolders, type SiteFolders } from './sites/site-environment'
import { siteRoutes } from './sites/site-routes'
import { type CoolifyStore, openCoolifyStore } from './store/coolify-store'
import type { ApplicationDocument } from './store/documents'

export type CoolifyOptions = {
  /** Its own folder: documents, the sites' logs, volumes. */
  dataDir: string
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  faults: FaultInjector
  /** A token with all abilities that we need; `tokens` may add weaker ones. */
  token: string
  tokens?: TokenAbilities
  /** A superuser's address of the PostgreSQL in which database resources are created. */
  adminDatabaseUrl: string
  /** Decides for which half of the sites the boot report comes first. */
  bootOrderSeed: number
  /** Without it the site simulation stays as the last run left it. */
  simulateSites?: boolean
  /** The command that starts an application's site; default: vrs-core. */
  buildCommand?: (application: ApplicationDocument) => string[]
}

export type CoolifyStandIn = {
  url: string
  token: string
  inventory(): CoolifyInventory
  /** Loopback port of this host's site; undefined when no site of that host runs. */
  findSitePort(host: string): number | undefined
  /** The host that the proxy sends the visitors of this one to. */
  findRedirectHost(host: string): string | undefined
  setBootOrder(order: BootOrder): void
  /** While it is on, a deployment starts no process: the stand-in reports and answers for the site. */
  setSiteSimulation(on: boolean): void
  isSimulatingSites(): boolean
  /** Switches the server of this uuid or name off or on; false when there is none. */
  setServerReachable(uuidOrName: string, reachable: boolean): boolean
  close(): Promise<void>
}

/** Calls take 15 to 60 ms, builds 1.5 to 3 s. */
export const coolifyLatency: Latency = { minMs: 15, maxMs: 60, perMinute: 2000 }

const defaultAbilities: TokenAbility[] = ['read', 'write', 'deploy', 'read:sensitive']
const coreEntryPoint = join(import.meta.dir, '../../../vrs-core/src/main.ts')
const buildCoreCommand = () => [process.execPath, coreEntryPoint]

const collectRoutes = (
  store: CoolifyStore,
  queue: DeploymentQueue,
  sites: SiteRunner,
  folders: SiteFolders,
  postgres: PostgresServer,
) => [
  ...projectRoutes(store),
  ...coolifyServerRoutes(store),
  ...keyRoutes(store),
  ...databaseRoutes(store, postgres),
  ...applicationRoutes(store, queue),
  ...variableRoutes(store),
  ...storageRoutes(store),
  ...deploymentRoutes(store, queue),
  ...siteRoutes(store, queue, sites, folders),
]

const resumeWork = async (
  store: CoolifyStore,
  sites: SiteRunner,
  queue: DeploymentQueue,
  postgres: PostgresServer,
) => {
  seedServers(store)
  seedPrivateKeys(store)
  relocateDatabases(store, postgres)
  await sites.resume()
  queue.resume()
  for (const server of store.servers.list()) scheduleServerValidation(store, server)
  for (const database of store.databases.list()) {
    scheduleDatabaseStart(store, postgres, database)
    scheduleDatabaseDeletion(store, postgres, database.uuid)
  }
}

/** Coolify 4.3.11 on loopback; its sites are real processes, its state survives a crash. */
export const openCoolifyStandIn = async (options: CoolifyOptions): Promise<CoolifyStandIn> => {
  const { dataDir, faults, token } = options
  const latency = () => faults.latency('coolify')
  const store = openCoolifyStore(join(dataDir, 'coolify.sqlite'), latency)
  const folders = createSiteFolders(dataDir)
  if (options.simulateSites !== undefined) store.setSiteSimulation(options.simulateSites)
  const processes = createProcessSiteRunner(
    store,
    folders,
    options.buildCommand ?? buildCoreCommand,
  )
  const sites = combineSiteRunners(store, {
    processes,
    simulation: createSimulatedSiteRunner(store),
  })
  const queue = createDeploymentQueue({
    store,
    siteRunner: sites,
    folders,
    bootOrderSeed: options.bootOrderSeed,
  })
  const postgres = openPostgresServer(options.adminDatabaseUrl)
  const routes = collectRoutes(store, queue, sites, folders, postgres)
  await resumeWork(store, sites, queue, postgres)
  const api = createCoolifyApi(
    store,
    routes,
    { ...options.tokens, [token]: defaultAbilities },
    latency,
  )
  const server = await openCoolifyHttpServer(api, faults, options.port)
  return {
    url: server.url,
    token,
    inventory: () => buildCoolifyInventory(store, sites),
    findSitePort: createSitePortLookup(store, sites),
    findRedirectHost: createRedirectLookup(store, sites),
    setBootOrder: queue.setBootOrder,
    setSiteSimulation: store.setSiteSimulation,
    isSimulatingSites: store.isSimulatingSites,
    setServerReachable: (uuidOrName, reachable) => setServerReachable(store, uuidOrName, reachable),
    close: async () => {
      store.timers.stop()
      queue.close()
      await server.close()
      await sites.close()
      await postgres.close()
      await store.timers.waitUntilIdle()
      store.documentStore.close()
    },
  }
}
