import type { Answer, Errors } from '../api/responses'
import type { World } from '../store/coolify-store'

/** `https://A.de, https://www.a.de` -> the addresses one by one, small. */
export const addressesIn = (domains: unknown) =>
  String(domains ?? '')
    .split(',')
    .map((one) => one.trim().replace(/\/$/, '').toLowerCase())
    .filter(Boolean)

/** `https://a.de:3000/x` -> `a.de`; undefined when it is no address. */
export const hostOf = (address: string) => {
  const url = URL.parse(address)
  return url && ['http:', 'https:'].includes(url.protocol) && url.hostname
    ? url.hostname
    : undefined
}

export const mistakesInAddresses = (addresses: string[]): Errors | undefined => {
  const wrong = addresses.filter((address) => !hostOf(address))
  return wrong.length > 0 ? { domains: wrong.map((one) => `Invalid URL: ${one}`) } : undefined
}

/** The 409 for addresses that other applications have. */
export const conflictOver = (
  world: World,
  addresses: string[],
  own?: string,
): Answer | undefined => {
  const hosts = new Set(addresses.map(hostOf))
  const conflicts = world.applications
    .all()
    .filter(({ uuid }) => uuid !== own)
    .flatMap(({ uuid, name, domains }) =>
      domains
        .filter((domain) => hosts.has(hostOf(domain)))
        .map((domain) => ({
          domain: hostOf(domain),
          resource_name: name,
          resource_uuid: uuid,
          resource_type: 'application',
          message: `Domain ${hostOf(domain)} is already in use by application '${name}'`,
        })),
    )
  if (conflicts.length === 0) return undefined
  return {
    status: 409,
    body: {
      message: 'Domain conflicts detected. Use force_domain_override=true to proceed.',
      warning:
        'Using the same domain for multiple resources can cause routing conflicts and unpredictable behavior.',
      conflicts,
    },
  }
}
