import { openShelf, type Shelf } from '../../document-store'
import type { Latency } from '../../fault-injector'
import { openRecords, type Records } from './document-collection'
import { openMint } from './document-ids'
import type {
  Application,
  Deployment,
  Document,
  Environment,
  KeptVolume,
  PostgresDatabase,
  PrivateKey,
  Project,
  Server,
  Storage,
  Variable,
} from './documents'
import { openTimers, type Timers } from './due-timers'

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
  keptVolumes: Records<KeptVolume>
  deployments: Records<Deployment>
  /** Whether deployments start no process and databases are only said to run; outlasts a restart. */
  isLight(): boolean
  setLight(on: boolean): void
  /** Milliseconds that a job behind an answer takes: `share` 1 is a whole build. */
  duration: (share: number) => number
}

// A build takes 25 to 50 times as long as the slowest call: 1.5 to 3 s at 60 ms.
const buildTime = ({ maxMs }: Latency) => maxMs * (25 + Math.random() * 25)

export const openWorld = (path: string, latency: () => Latency): World => {
  const shelf = openShelf(path)
  let light = shelf.get<{ on: boolean }>('switch', 'light')?.on ?? false
  return {
    shelf,
    mint: openMint(shelf),
    timers: openTimers(),
    servers: openRecords(shelf, 'server'),
    keys: openRecords(shelf, 'key'),
    projects: openRecords(shelf, 'project'),
    environments: openRecords(shelf, 'environment', ({ project }) => project),
    applications: openRecords(shelf, 'application', ({ environment }) => environment),
    variables: openRecords(shelf, 'variable', ({ application }) => application),
    storages: openRecords(shelf, 'storage', ({ application }) => application),
    databases: openRecords(shelf, 'database', ({ environment }) => environment),
    keptVolumes: openRecords(shelf, 'kept-volume'),
    deployments: openRecords(shelf, 'deployment', ({ application }) => application),
    isLight: () => light,
    setLight: (on) => {
      shelf.put('switch', 'light', { on })
      light = on
    },
    duration: (share) => Math.round(buildTime(latency()) * share),
  }
}

export const variablesOf = (world: World, application: string) => world.variables.of(application)

/** What a container of this application would see now, were it deployed. */
export const runtimeVariablesOf = (world: World, application: string): Record<string, string> =>
  Object.fromEntries(
    variablesOf(world, application)
      .filter((variable) => variable.is_runtime && !variable.is_preview)
      .map(({ key, value }) => [key, value]),
  )

export const storagesOf = (world: World, application: string) => world.storages.of(application)

export const deploymentsOf = (world: World, application: string) =>
  world.deployments.of(application)

export const projectOf = (world: World, environment: string) =>
  world.environments.get(environment)?.project ?? ''
