import type { SiteRunner } from './sites/process-site-runner'
import { type CoolifyStore, getProjectUuid } from './store/coolify-store'

/** All resources, for `/sandbox/inventory`. `project`, `application`: uuids. */
export const buildCoolifyInventory = (store: CoolifyStore, sites: SiteRunner) => ({
  servers: store.servers
    .list()
    .map(({ uuid, name, ip, reachable, usable }) => ({ uuid, name, ip, reachable, usable })),
  projects: store.projects.list().map(({ uuid, name }) => ({ uuid, name })),
  databases: store.databases.list().map(({ uuid, name, environment, status }) => ({
    uuid,
    name,
    project: getProjectUuid(store, environment),
    status,
  })),
  storages: store.storages
    .list()
    .map(({ uuid, application, mountPath }) => ({ uuid, application, mountPath })),
  keptVolumes: store.retainedVolumes.list().map(({ name, of }) => ({ name, of })),
  applications: store.applications.list().map((application) => ({
    uuid: application.uuid,
    name: application.name,
    project: getProjectUuid(store, application.environment),
    status: application.status,
    domains: application.domains,
    running: sites.isRunning(application.uuid),
  })),
  deployments: store.deployments
    .list()
    .map(({ uuid, application, status, createdAt, finishedAt }) => ({
      uuid,
      application,
      status,
      createdAt,
      finishedAt,
    })),
})

export type CoolifyInventory = ReturnType<typeof buildCoolifyInventory>
