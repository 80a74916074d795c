import type { RunningSites } from './sites/process-site-runner'
import { projectOf, type World } from './store/coolify-store'

/** What stands at Coolify, for `/sandbox/inventory`. `project`, `application`: uuids. */
export const inventoryOf = (world: World, sites: RunningSites) => ({
  servers: world.servers
    .all()
    .map(({ uuid, name, ip, reachable, usable }) => ({ uuid, name, ip, reachable, usable })),
  projects: world.projects.all().map(({ uuid, name }) => ({ uuid, name })),
  databases: world.databases.all().map(({ uuid, name, environment, status }) => ({
    uuid,
    name,
    project: projectOf(world, environment),
    status,
  })),
  storages: world.storages
    .all()
    .map(({ uuid, application, mountPath }) => ({ uuid, application, mountPath })),
  keptVolumes: world.keptVolumes.all().map(({ name, of }) => ({ name, of })),
  applications: world.applications.all().map((application) => ({
    uuid: application.uuid,
    name: application.name,
    project: projectOf(world, application.environment),
    status: application.status,
    domains: application.domains,
    running: sites.isRunning(application.uuid),
  })),
  deployments: world.deployments
    .all()
    .map(({ uuid, application, status, createdAt, finishedAt }) => ({
      uuid,
      application,
      status,
      createdAt,
      finishedAt,
    })),
})

export type CoolifyInventory = ReturnType<typeof inventoryOf>
