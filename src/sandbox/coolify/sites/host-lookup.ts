import { parseAddressHost } from '../resources/application-domains'
import { isServerSwitchedOff } from '../servers/server-validation'
import type { CoolifyStore } from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'
import type { SiteRunner } from './process-site-runner'

/** The application of a host: the newest of those that run, else the first that bears it. */
export const createHostLookup = (world: CoolifyStore, runs: (uuid: string) => boolean) => {
  const hosts = new WeakMap<ApplicationDocument, Set<string | undefined>>()
  const hostsOf = (application: ApplicationDocument) => {
    const known = hosts.get(application) ?? new Set(application.domains.map(parseAddressHost))
    hosts.set(application, known)
    return known
  }
  return (host: string): ApplicationDocument | undefined => {
    const name = host.toLowerCase()
    const bearing = world.applications.list().filter((one) => hostsOf(one).has(name))
    return bearing.findLast(({ uuid }) => runs(uuid)) ?? bearing[0]
  }
}

/** From a host name to the port of its site, as the proxy on the server would know it. */
export const createSitePortLookup = (world: CoolifyStore, sites: SiteRunner) => {
  const find = createHostLookup(world, sites.isRunning)
  return (host: string): number | undefined => {
    const application = find(host)
    if (!application || isServerSwitchedOff(world, application.server)) return undefined
    return sites.findSitePort(application.uuid)
  }
}
