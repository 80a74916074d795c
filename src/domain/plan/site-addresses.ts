import type { DomainInZone } from '../naming/primary-domain'
import type { RecordedHosts } from './site-records'
import { servedHostnamesOf } from './site-records'

/** Every host that the site answers at, the leading name before the others. */
export const listSiteHosts = (
  domains: readonly DomainInZone[],
  leading: DomainInZone,
  recordedHosts: RecordedHosts,
): string[] => {
  const others = domains.filter(({ domain }) => domain !== leading.domain)
  const hosts = [leading, ...others].flatMap((one) => servedHostnamesOf(one, recordedHosts))
  return [...new Set(hosts)]
}

export const siteAddressesOf = (scheme: 'http' | 'https', hosts: readonly string[]) =>
  hosts.map((host) => `${scheme}://${host}`)

/** For a deployment their order does not matter; which one leads is decided by the first. */
export const hasSameAddresses = (
  found: readonly string[],
  wanted: readonly string[],
  order: 'any order' | 'same order',
) =>
  order === 'same order'
    ? found.join() === wanted.join()
    : found.toSorted().join() === wanted.toSorted().join()
