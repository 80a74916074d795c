import type { SiteRunner } from './sites/process-site-runner'
import { type CoolifyStore, getProjectUuid } from './store/coolify-store'

/** What stands at Coolify, for `/sandbox/inventory`. `project`, `application`: uuids. */
export const buildCoolifyInventory = (world: CoolifyStore, sites: SiteRunner) => ({
  servers: world.servers
    .list()
    .map(({ uuid, name, ip, reachable, usable }) => ({ uuid, name, ip, reachable, usable })),
  projects: world.projects.list().map(({ uuid, name }) => ({ uuid, name })),
  databases: world.databases.list().map(({ uuid, name, environment, status }) => ({
    uuid,
    name,
    project: getProjectUuid(world, environment),
    status,
  })),
  storages: world.storages
    .list()
    .map(({ uuid, application, mountPath }) => ({ uuid, application, mountPath })),
  keptVolumes: world.retainedVolumes.list().map(({ name, of }) => ({ name, of })),
  applications: world.applications.list().map((application) => ({
    uuid: application.uuid,
    name: application.name,
    project: getProjectUuid(world, application.environment),
    status: application.status,
    domains: application.domains,
    running: sites.isRunning(application.uuid),
  })),
  deployments: world.deployments
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
