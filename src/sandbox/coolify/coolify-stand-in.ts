import { join } from 'node:path'
import type { FaultInjector, Latency } from '../fault-injector'
import { createCoolifyApi } from './api/coolify-api'
import type { TokenAbility } from './api/define-route'
import { openCoolifyHttpServer } from './api/http-server'
import type { TokenAbilities } from './api/request-guards'
import { buildCoolifyInventory, type CoolifyInventory } from './coolify-inventory'
import type { BootOrder } from './deployments/boot-order'
import { createDeploymentQueue, type DeploymentQueue } from './deployments/deployment-queue'
import { deploymentRoutes } from './deployments/deployment-routes'
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
import { createSitePortLookup } from './sites/host-lookup'
import { createProcessSiteRunner, type SiteRunner } from './sites/process-site-runner'
import { createSimulatedSiteRunner } from './sites/simulated-site-runner'
import { createSiteFolders, type SiteFolders } from './sites/site-environment'
import { siteRoutes } from './sites/site-routes'
import { type CoolifyStore, openCoolifyStore } from './store/coolify-store'
import type { ApplicationDocument } from './store/documents'

export type CoolifyOptions = {
  /** Own folder: the shelf file, the sites' logs, the volumes. */
  dataDir: string
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  faults: FaultInjector
  /** A token with all abilities we ask for; `tokens` may add weaker ones. */
  token: string
  tokens?: TokenAbilities
  /** A superuser's address of the PostgreSQL in which database resources become real. */
  adminDatabaseUrl: string
  /** Decides for which half of the sites the boot report comes first. */
  bootOrderSeed: number
  /** Turns the light mode on or off at the opening; without it the mode of the last time stays. */
  simulateSites?: boolean
  /** The command of an application's site; by default vrs-core. */
  buildCommand?: (application: ApplicationDocument) => string[]
}

export type CoolifyStandIn = {
  url: string
  token: string
  inventory(): CoolifyInventory
  /** Loopback port where the site of this host answers; undefined when none shall. */
  findSitePort(host: string): number | undefined
  setBootOrder(order: BootOrder): void
  /** In light mode a deployment starts no process: the stand-in reports and answers for the site. */
  setSiteSimulation(on: boolean): void
  isSimulatingSites(): boolean
  /** Switches the machine of this uuid or name off or on; false when there is none. */
  setServerReachable(named: string, reachable: boolean): boolean
  close(): Promise<void>
}

/** Pass to `openFaults`: calls of a few 10 ms and builds of 1.5 to 3 s. */
export const coolifyLatency: Latency = { minMs: 15, maxMs: 60, perMinute: 2000 }

const defaultAbilities: TokenAbility[] = ['read', 'write', 'deploy', 'read:sensitive']
const coreEntryPoint = join(import.meta.dir, '../../../vrs-core/src/main.ts')
const buildCoreCommand = () => [process.execPath, coreEntryPoint]

const collectRoutes = (
  world: CoolifyStore,
  deploying: DeploymentQueue,
  sites: SiteRunner,
  folders: SiteFolders,
  postgres: PostgresServer,
) => [
  ...projectRoutes(world),
  ...coolifyServerRoutes(world),
  ...keyRoutes(world),
  ...databaseRoutes(world, postgres),
  ...applicationRoutes(world, deploying),
  ...variableRoutes(world),
  ...storageRoutes(world),
  ...deploymentRoutes(world, deploying),
  ...siteRoutes(world, deploying, sites, folders),
]

const resumeWork = async (
  world: CoolifyStore,
  sites: SiteRunner,
  deploying: DeploymentQueue,
  postgres: PostgresServer,
) => {
  seedServers(world)
  seedPrivateKeys(world)
  relocateDatabases(world, postgres)
  await sites.resume()
  deploying.resume()
  for (const server of world.servers.list()) scheduleServerValidation(world, server)
  for (const database of world.databases.list()) {
    scheduleDatabaseStart(world, postgres, database)
    scheduleDatabaseDeletion(world, postgres, database.uuid)
  }
}

/** A Coolify 4.3.11 on loopback whose sites are real processes and whose state survives a crash. */
export const openCoolifyStandIn = async (options: CoolifyOptions): Promise<CoolifyStandIn> => {
  const { dataDir, faults, token } = options
  const latency = () => faults.latency('coolify')
  const world = openCoolifyStore(join(dataDir, 'coolify.sqlite'), latency)
  const folders = createSiteFolders(dataDir)
  if (options.simulateSites !== undefined) world.setSiteSimulation(options.simulateSites)
  const processes = createProcessSiteRunner(
    world,
    folders,
    options.buildCommand ?? buildCoreCommand,
  )
  const sites = combineSiteRunners(world, { processes, light: createSimulatedSiteRunner(world) })
  const deploying = createDeploymentQueue({
    store: world,
    siteRunner: sites,
    folders,
    bootOrderSeed: options.bootOrderSeed,
  })
  const postgres = openPostgresServer(options.adminDatabaseUrl)
  const routes = collectRoutes(world, deploying, sites, folders, postgres)
  await resumeWork(world, sites, deploying, postgres)
  const api = createCoolifyApi(
    world,
    routes,
    { ...options.tokens, [token]: defaultAbilities },
    latency,
  )
  const door = await openCoolifyHttpServer(api, faults, options.port)
  return {
    url: door.url,
    token,
    inventory: () => buildCoolifyInventory(world, sites),
    findSitePort: createSitePortLookup(world, sites),
    setBootOrder: deploying.setBootOrder,
    setSiteSimulation: world.setSiteSimulation,
    isSimulatingSites: world.isSimulatingSites,
    setServerReachable: (named, reachable) => setServerReachable(world, named, reachable),
    close: async () => {
      world.timers.stop()
      deploying.close()
      await door.close()
      await sites.close()
      await postgres.close()
      await world.timers.waitUntilIdle()
      world.documentStore.close()
    },
  }
}
