import type { CoolifyFieldErrors, CoolifyResponse } from '../api/responses'
import type { CoolifyStore } from '../store/coolify-store'

/** `https://A.de, https://www.a.de` -> each address, in lower case. */
export const parseAddresses = (domains: unknown) =>
  String(domains ?? '')
    .split(',')
    .map((one) => one.trim().replace(/\/$/, '').toLowerCase())
    .filter(Boolean)

/** `https://a.de:3000/x` -> `a.de`; undefined when it is not an HTTP address. */
export const parseAddressHost = (address: string) => {
  const url = URL.parse(address)
  return url && ['http:', 'https:'].includes(url.protocol) && url.hostname
    ? url.hostname
    : undefined
}

export const validateAddresses = (addresses: string[]): CoolifyFieldErrors | undefined => {
  const wrong = addresses.filter((address) => !parseAddressHost(address))
  return wrong.length > 0 ? { domains: wrong.map((one) => `Invalid URL: ${one}`) } : undefined
}

/** The 409 for addresses that belong to other applications. */
export const findDomainConflict = (
  store: CoolifyStore,
  addresses: string[],
  own?: string,
): CoolifyResponse | undefined => {
  const hosts = new Set(addresses.map(parseAddressHost))
  const conflicts = store.applications
    .list()
    .filter(({ uuid }) => uuid !== own)
    .flatMap(({ uuid, name, domains }) =>
      domains
        .filter((domain) => hosts.has(parseAddressHost(domain)))
        .map((domain) => ({
          domain: parseAddressHost(domain),
          resource_name: name,
          resource_uuid: uuid,
          resource_type: 'application',
          message: `Domain ${parseAddressHost(domain)} is already in use by application '${name}'`,
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
