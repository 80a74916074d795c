import { parseAddressHost } from '../resources/application-domains'
import { isServerSwitchedOff } from '../servers/server-validation'
import type { CoolifyStore } from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'
import type { SiteRunner } from './process-site-runner'

/** The application of a host: the newest running one with that domain, else the first one. */
export const createHostLookup = (store: CoolifyStore, isRunning: (uuid: string) => boolean) => {
  const hostCache = new WeakMap<ApplicationDocument, Set<string | undefined>>()
  const getHosts = (application: ApplicationDocument) => {
    const hosts = hostCache.get(application) ?? new Set(application.domains.map(parseAddressHost))
    hostCache.set(application, hosts)
    return hosts
  }
  return (host: string): ApplicationDocument | undefined => {
    const name = host.toLowerCase()
    const candidates = store.applications.list().filter((one) => getHosts(one).has(name))
    return candidates.findLast(({ uuid }) => isRunning(uuid)) ?? candidates[0]
  }
}

/** Where the proxy sends the visitors of a host: to the name without its `www.`, or the other way round. */
export const createRedirectLookup = (store: CoolifyStore, sites: SiteRunner) => {
  const findApplication = createHostLookup(store, sites.isRunning)
  return (host: string): string | undefined => {
    const redirect = findApplication(host)?.fields.redirect
    const isWww = host.startsWith('www.')
    if (redirect === 'non-www' && isWww) return host.slice('www.'.length)
    return redirect === 'www' && !isWww ? `www.${host}` : undefined
  }
}

/** Finds the port of a host's site, like the proxy on the server does. */
export const createSitePortLookup = (store: CoolifyStore, sites: SiteRunner) => {
  const findApplication = createHostLookup(store, sites.isRunning)
  return (host: string): number | undefined => {
    const application = findApplication(host)
    if (!application || isServerSwitchedOff(store, application.server)) return undefined
    return sites.findSitePort(application.uuid)
  }
}
