import { type DocumentStore, mintId, openDocumentStore } from '../../document-store'
import { createDueTimers, type DueTimers } from '../../due-timers'
import type { Latency } from '../../fault-injector'
import { type DocumentCollection, openDocumentCollection } from './document-collection'
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

/** All documents of one Coolify, and its timers. */
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
  /** Whether deployments start no process and databases are not created; survives a restart. */
  isSimulatingSites(): boolean
  setSiteSimulation(on: boolean): void
  /** Duration of a background job in milliseconds; `share` 1 is a whole build. */
  simulateDuration: (share: number) => number
}

// A build takes 25 to 50 times as long as the slowest call: 1.5 to 3 s at 60 ms.
const randomBuildMs = ({ maxMs }: Latency) => maxMs * (25 + Math.random() * 25)

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Coolify's identifiers: 24 small letters and digits. */
export const mintUuid = () => mintId(alphabet, 24)

/** Numbers only grow, across restarts too. */
const createDocumentFactory = (documentStore: DocumentStore) => (): StoredDocument => {
  const id = (documentStore.get<{ last: number }>('counter', 'documents')?.last ?? 0) + 1
  documentStore.put('counter', 'documents', { last: id })
  return { id, uuid: mintUuid(), createdAt: new Date().toISOString() }
}

export const openCoolifyStore = (path: string, latency: () => Latency): CoolifyStore => {
  const documentStore = openDocumentStore(path)
  let isSimulating = documentStore.get<{ on: boolean }>('switch', 'light')?.on ?? false
  return {
    documentStore,
    newDocument: createDocumentFactory(documentStore),
    timers: createDueTimers('Coolify'),
    servers: openDocumentCollection(documentStore, 'server'),
    keys: openDocumentCollection(documentStore, 'key'),
    projects: openDocumentCollection(documentStore, 'project'),
    environments: openDocumentCollection(documentStore, 'environment', ({ project }) => project),
    applications: openDocumentCollection(
      documentStore,
      'application',
      ({ environment }) => environment,
    ),
    variables: openDocumentCollection(documentStore, 'variable', ({ application }) => application),
    storages: openDocumentCollection(documentStore, 'storage', ({ application }) => application),
    databases: openDocumentCollection(documentStore, 'database', ({ environment }) => environment),
    retainedVolumes: openDocumentCollection(documentStore, 'kept-volume'),
    deployments: openDocumentCollection(
      documentStore,
      'deployment',
      ({ application }) => application,
    ),
    isSimulatingSites: () => isSimulating,
    setSiteSimulation: (on) => {
      documentStore.put('switch', 'light', { on })
      isSimulating = on
    },
    simulateDuration: (share) => Math.round(randomBuildMs(latency()) * share),
  }
}

export const getApplicationVariables = (store: CoolifyStore, application: string) =>
  store.variables.listByOwner(application)

/** The variables that a container of this application would get if it were deployed now. */
export const getRuntimeVariables = (
  store: CoolifyStore,
  application: string,
): Record<string, string> =>
  Object.fromEntries(
    getApplicationVariables(store, application)
      .filter((variable) => variable.is_runtime && !variable.is_preview)
      .map(({ key, value }) => [key, value]),
  )

export const getApplicationStorages = (store: CoolifyStore, application: string) =>
  store.storages.listByOwner(application)

export const getApplicationDeployments = (store: CoolifyStore, application: string) =>
  store.deployments.listByOwner(application)

export const getProjectUuid = (store: CoolifyStore, environment: string) =>
  store.environments.get(environment)?.project ?? ''
