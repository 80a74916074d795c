import { hostOf } from '../resources/application-domains'
import { isDown } from '../servers/server-validation'
import type { World } from '../store/coolify-store'
import type { Application } from '../store/documents'
import type { RunningSites } from './process-site-runner'

/** The application of a host: the newest of those that run, else the first that bears it. */
export const openHosts = (world: World, runs: (uuid: string) => boolean) => {
  const hosts = new WeakMap<Application, Set<string | undefined>>()
  const hostsOf = (application: Application) => {
    const known = hosts.get(application) ?? new Set(application.domains.map(hostOf))
    hosts.set(application, known)
    return known
  }
  return (host: string): Application | undefined => {
    const name = host.toLowerCase()
    const bearing = world.applications.all().filter((one) => hostsOf(one).has(name))
    return bearing.findLast(({ uuid }) => runs(uuid)) ?? bearing[0]
  }
}

/** From a host name to the port of its site, as the proxy on the server would know it. */
export const openRoutes = (world: World, sites: RunningSites) => {
  const find = openHosts(world, sites.isRunning)
  return (host: string): number | undefined => {
    const application = find(host)
    if (!application || isDown(world, application.server)) return undefined
    return sites.portOf(application.uuid)
  }
}
