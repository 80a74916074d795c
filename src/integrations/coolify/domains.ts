import { VendorError } from '../vendor-error'
import type { CoolifyHttpClient } from './http-client'
import { applicationSchema, createdSchema } from './schemas'
import type { CoolifyClient, WwwRedirect } from './types'

const getHost = (domain: string) => URL.parse(domain)?.hostname ?? ''

/** A host that is listed together with its `www.` redirects to the name without it. */
export const defaultRedirect = (domains: readonly string[]): WwwRedirect => {
  const hosts = domains.map(getHost)
  return hosts.some((host) => hosts.includes(`www.${host}`)) ? 'non-www' : 'both'
}

export const parseDomains = (fqdn: string | null | undefined) =>
  (fqdn ?? '').split(',').filter(Boolean)

export const parseRedirect = (redirect: string | null | undefined): WwwRedirect =>
  redirect === 'www' || redirect === 'non-www' ? redirect : 'both'

/** Whether all addresses are https, so that Coolify redirects to it. */
export const hasOnlyHttps = (domains: readonly string[]) =>
  domains.length > 0 && domains.every((domain) => domain.startsWith('https://'))

const domainsIgnoredError = (uuid: string, expected: string, found: string) =>
  new VendorError({
    vendor: 'coolify',
    errorClass: 'waiting',
    owner: 'caseworker',
    code: 'DOMAINS_IGNORED',
    vendorText: `PATCH /applications/${uuid}: expected the domains ${expected}, found ${found || 'none'}. Coolify ignores them while the server's proxy does not run.`,
  })

/** Coolify answers 200 even when it ignored the domains, so they are read again. */
export const setDomains = async (
  http: CoolifyHttpClient,
  ...[uuid, domains, options = {}]: Parameters<CoolifyClient['setDomains']>
): Promise<void> => {
  const read = () => http.get(`/applications/${uuid}`, applicationSchema)
  const fqdnAfter = domains.join(',')
  const redirect = options.redirect ?? defaultRedirect(domains)
  const before = await read()
  const changesDomains = (before.fqdn ?? '') !== fqdnAfter
  const changes = {
    ...(changesDomains
      ? { domains: fqdnAfter, is_force_https_enabled: hasOnlyHttps(domains) }
      : {}),
    ...(parseRedirect(before.redirect) === redirect ? {} : { redirect }),
    ...(changesDomains && options.force ? { force_domain_override: true } : {}),
  }
  if (Object.keys(changes).length === 0) return
  await http.patch(`/applications/${uuid}`, createdSchema, changes)
  if (!changesDomains) return
  const { fqdn } = await read()
  if ((fqdn ?? '') !== fqdnAfter) throw domainsIgnoredError(uuid, fqdnAfter, fqdn ?? '')
}
