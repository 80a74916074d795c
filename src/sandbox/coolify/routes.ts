import type { Application } from './documents'
import { hostOf } from './domains'
import type { RunningSites } from './running-sites'
import type { World } from './world'

/** From a host name to the port of its site, as the proxy on the server would know it. */
export const openRoutes = (world: World, sites: RunningSites) => {
  const hosts = new WeakMap<Application, Set<string | undefined>>()
  const hostsOf = (application: Application) => {
    const known = hosts.get(application) ?? new Set(application.domains.map(hostOf))
    hosts.set(application, known)
    return known
  }
  return (host: string): number | undefined => {
    const name = host.toLowerCase()
    const application = world.applications.all().find((one) => hostsOf(one).has(name))
    return application && sites.portOf(application.uuid)
  }
}
