import type { Latency } from '../faults'
import { openShelf, type Shelf } from '../shelf'
import type {
  Application,
  Deployment,
  Document,
  Environment,
  PostgresDatabase,
  PrivateKey,
  Project,
  Server,
  Storage,
  Variable,
} from './documents'
import { openMint } from './mint'
import { openRecords, type Records } from './records'
import { openTimers, type Timers } from './timers'

/** All that one Coolify knows, and its clock. */
export type World = {
  shelf: Shelf
  mint: () => Document
  timers: Timers
  servers: Records<Server>
  keys: Records<PrivateKey>
  projects: Records<Project>
  environments: Records<Environment>
  applications: Records<Application>
  variables: Records<Variable>
  storages: Records<Storage>
  databases: Records<PostgresDatabase>
  deployments: Records<Deployment>
  /** Milliseconds that a job behind an answer takes: `share` 1 is a whole build. */
  duration: (share: number) => number
}

// A build takes 25 to 50 times as long as the slowest call: 1.5 to 3 s at 60 ms.
const buildTime = ({ maxMs }: Latency) => maxMs * (25 + Math.random() * 25)

export const openWorld = (path: string, latency: () => Latency): World => {
  const shelf = openShelf(path)
  return {
    shelf,
    mint: openMint(shelf),
    timers: openTimers(),
    servers: openRecords(shelf, 'server'),
    keys: openRecords(shelf, 'key'),
    projects: openRecords(shelf, 'project'),
    environments: openRecords(shelf, 'environment'),
    applications: openRecords(shelf, 'application'),
    variables: openRecords(shelf, 'variable'),
    storages: openRecords(shelf, 'storage'),
    databases: openRecords(shelf, 'database'),
    deployments: openRecords(shelf, 'deployment'),
    duration: (share) => Math.round(buildTime(latency()) * share),
  }
}

export const variablesOf = (world: World, application: string) =>
  world.variables.all().filter((variable) => variable.application === application)

export const storagesOf = (world: World, application: string) =>
  world.storages.all().filter((storage) => storage.application === application)

export const deploymentsOf = (world: World, application: string) =>
  world.deployments.all().filter((deployment) => deployment.application === application)

export const projectOf = (world: World, environment: string) =>
  world.environments.get(environment)?.project ?? ''
