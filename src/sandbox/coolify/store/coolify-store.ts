import { type DocumentStore, openDocumentStore } from '../../document-store'
import type { Latency } from '../../fault-injector'
import { type DocumentCollection, openDocumentCollection } from './document-collection'
import { createDocumentFactory } from './document-ids'
import type {
  ApplicationDocument,
  DatabaseDocument,
  DeploymentDocument,
  EnvironmentDocument,
  PrivateKeyDocument,
  ProjectDocument,
  RetainedVolumeDocument,
  ServerDocument,
  StorageDocument,
  StoredDocument,
  VariableDocument,
} from './documents'
import { createDueTimers, type DueTimers } from './due-timers'

/** All that one Coolify knows, and its clock. */
export type CoolifyStore = {
  documentStore: DocumentStore
  newDocument: () => StoredDocument
  timers: DueTimers
  servers: DocumentCollection<ServerDocument>
  keys: DocumentCollection<PrivateKeyDocument>
  projects: DocumentCollection<ProjectDocument>
  environments: DocumentCollection<EnvironmentDocument>
  applications: DocumentCollection<ApplicationDocument>
  variables: DocumentCollection<VariableDocument>
  storages: DocumentCollection<StorageDocument>
  databases: DocumentCollection<DatabaseDocument>
  retainedVolumes: DocumentCollection<RetainedVolumeDocument>
  deployments: DocumentCollection<DeploymentDocument>
  /** Whether deployments start no process and databases are only said to run; outlasts a restart. */
  isSimulatingSites(): boolean
  setSiteSimulation(on: boolean): void
  /** Milliseconds that a job behind an answer takes: `share` 1 is a whole build. */
  simulateDuration: (share: number) => number
}

// A build takes 25 to 50 times as long as the slowest call: 1.5 to 3 s at 60 ms.
const randomBuildMs = ({ maxMs }: Latency) => maxMs * (25 + Math.random() * 25)

export const openCoolifyStore = (path: string, latency: () => Latency): CoolifyStore => {
  const shelf = openDocumentStore(path)
  let light = shelf.get<{ on: boolean }>('switch', 'light')?.on ?? false
  return {
    documentStore: shelf,
    newDocument: createDocumentFactory(shelf),
    timers: createDueTimers(),
    servers: openDocumentCollection(shelf, 'server'),
    keys: openDocumentCollection(shelf, 'key'),
    projects: openDocumentCollection(shelf, 'project'),
    environments: openDocumentCollection(shelf, 'environment', ({ project }) => project),
    applications: openDocumentCollection(shelf, 'application', ({ environment }) => environment),
    variables: openDocumentCollection(shelf, 'variable', ({ application }) => application),
    storages: openDocumentCollection(shelf, 'storage', ({ application }) => application),
    databases: openDocumentCollection(shelf, 'database', ({ environment }) => environment),
    retainedVolumes: openDocumentCollection(shelf, 'kept-volume'),
    deployments: openDocumentCollection(shelf, 'deployment', ({ application }) => application),
    isSimulatingSites: () => light,
    setSiteSimulation: (on) => {
      shelf.put('switch', 'light', { on })
      light = on
    },
    simulateDuration: (share) => Math.round(randomBuildMs(latency()) * share),
  }
}

export const getApplicationVariables = (world: CoolifyStore, application: string) =>
  world.variables.listByOwner(application)

/** What a container of this application would see now, were it deployed. */
export const getRuntimeVariables = (
  world: CoolifyStore,
  application: string,
): Record<string, string> =>
  Object.fromEntries(
    getApplicationVariables(world, application)
      .filter((variable) => variable.is_runtime && !variable.is_preview)
      .map(({ key, value }) => [key, value]),
  )

export const getApplicationStorages = (world: CoolifyStore, application: string) =>
  world.storages.listByOwner(application)

export const getApplicationDeployments = (world: CoolifyStore, application: string) =>
  world.deployments.listByOwner(application)

export const getProjectUuid = (world: CoolifyStore, environment: string) =>
  world.environments.get(environment)?.project ?? ''
