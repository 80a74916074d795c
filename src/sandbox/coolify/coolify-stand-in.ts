import { join } from 'node:path'
import type { Faults, Latency } from '../fault-injector'
import { openApi } from './api/coolify-api'
import type { Ability } from './api/define-route'
import { openDoor } from './api/http-server'
import type { Tokens } from './api/request-guards'
import { type CoolifyInventory, inventoryOf } from './coolify-inventory'
import type { BootOrder } from './deployments/boot-order'
import { type Deploying, openDeploying } from './deployments/deployment-queue'
import { deploymentRoutes } from './deployments/deployment-routes'
import { applicationRoutes } from './resources/application-routes'
import { awaitDatabaseDeletion, awaitStart, databaseRoutes } from './resources/database-routes'
import { openPostgres, type Postgres } from './resources/postgres-server'
import { projectRoutes } from './resources/project-routes'
import { followMoved } from './resources/relocate-databases'
import { storageRoutes } from './resources/storage-routes'
import { variableRoutes } from './resources/variable-routes'
import { keyRoutes, standKeys } from './servers/key-routes'
import { serverRoutes, standServers } from './servers/server-routes'
import { awaitValidation, switchServer } from './servers/server-validation'
import { joinSites } from './sites/combine-site-runners'
import { openRoutes } from './sites/host-lookup'
import { openRunningSites, type RunningSites } from './sites/process-site-runner'
import { openLightSites } from './sites/simulated-site-runner'
import { type Folders, foldersIn } from './sites/site-environment'
import { siteRoutes } from './sites/site-routes'
import { openWorld, type World } from './store/coolify-store'
import type { Application } from './store/documents'

export type CoolifyOptions = {
  /** Own folder: the shelf file, the sites' logs, the volumes. */
  dataDir: string
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  faults: Faults
  /** A token with all abilities we ask for; `tokens` may add weaker ones. */
  token: string
  tokens?: Tokens
  /** A superuser's address of the PostgreSQL in which database resources become real. */
  adminDatabaseUrl: string
  /** Decides for which half of the sites the boot report comes first. */
  bootOrder: number
  /** Turns the light mode on or off at the opening; without it the mode of the last time stays. */
  light?: boolean
  /** The command of an application's site; by default vrs-core. */
  launch?: (application: Application) => string[]
}

export type CoolifyStandIn = {
  url: string
  token: string
  inventory(): CoolifyInventory
  /** Loopback port where the site of this host answers; undefined when none shall. */
  routes(host: string): number | undefined
  setBootOrder(order: BootOrder): void
  /** In light mode a deployment starts no process: the stand-in reports and answers for the site. */
  setLight(on: boolean): void
  isLight(): boolean
  /** Switches the machine of this uuid or name off or on; false when there is none. */
  switchServer(named: string, reachable: boolean): boolean
  close(): Promise<void>
}

/** Pass to `openFaults`: calls of a few 10 ms and builds of 1.5 to 3 s. */
export const coolifyLatency: Latency = { minMs: 15, maxMs: 60, perMinute: 2000 }

const abilities: Ability[] = ['read', 'write', 'deploy', 'read:sensitive']
const main = join(import.meta.dir, '../../../vrs-core/src/main.ts')
const launchCore = () => [process.execPath, main]

const routesOf = (
  world: World,
  deploying: Deploying,
  sites: RunningSites,
  folders: Folders,
  postgres: Postgres,
) => [
  ...projectRoutes(world),
  ...serverRoutes(world),
  ...keyRoutes(world),
  ...databaseRoutes(world, postgres),
  ...applicationRoutes(world, deploying),
  ...variableRoutes(world),
  ...storageRoutes(world),
  ...deploymentRoutes(world, deploying),
  ...siteRoutes(world, deploying, sites, folders),
]

const resume = async (
  world: World,
  sites: RunningSites,
  deploying: Deploying,
  postgres: Postgres,
) => {
  standServers(world)
  standKeys(world)
  followMoved(world, postgres)
  await sites.resume()
  deploying.resume()
  for (const server of world.servers.all()) awaitValidation(world, server)
  for (const database of world.databases.all()) {
    awaitStart(world, postgres, database)
    awaitDatabaseDeletion(world, postgres, database.uuid)
  }
}

/** A Coolify 4.3.11 on loopback whose sites are real processes and whose state survives a crash. */
export const openCoolify = async (options: CoolifyOptions): Promise<CoolifyStandIn> => {
  const { dataDir, faults, token } = options
  const latency = () => faults.latency('coolify')
  const world = openWorld(join(dataDir, 'coolify.sqlite'), latency)
  const folders = foldersIn(dataDir)
  if (options.light !== undefined) world.setLight(options.light)
  const processes = openRunningSites(world, folders, options.launch ?? launchCore)
  const sites = joinSites(world, { processes, light: openLightSites(world) })
  const deploying = openDeploying({ world, sites, folders, seed: options.bootOrder })
  const postgres = openPostgres(options.adminDatabaseUrl)
  const routes = routesOf(world, deploying, sites, folders, postgres)
  await resume(world, sites, deploying, postgres)
  const api = openApi(world, routes, { ...options.tokens, [token]: abilities }, latency)
  const door = await openDoor(api, faults, options.port)
  return {
    url: door.url,
    token,
    inventory: () => inventoryOf(world, sites),
    routes: openRoutes(world, sites),
    setBootOrder: deploying.setBootOrder,
    setLight: world.setLight,
    isLight: world.isLight,
    switchServer: (named, reachable) => switchServer(world, named, reachable),
    close: async () => {
      world.timers.stop()
      deploying.close()
      await door.close()
      await sites.close()
      await postgres.close()
      await world.timers.settled()
      world.shelf.close()
    },
  }
}
