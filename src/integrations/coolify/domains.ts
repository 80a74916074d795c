import { VendorError } from '../vendor-error'
import type { CoolifyHttpClient } from './http-client'
import { applicationSchema as applicationWords, createdSchema } from './schemas'
import type { CoolifyClient, WwwRedirect } from './types'

const hostOf = (domain: string) => URL.parse(domain)?.hostname ?? ''

/** A name that is listed with its `www.` answers without it. */
export const defaultRedirect = (domains: readonly string[]): WwwRedirect => {
  const hosts = domains.map(hostOf)
  return hosts.some((host) => hosts.includes(`www.${host}`)) ? 'non-www' : 'both'
}

export const parseDomains = (fqdn: string | null | undefined) =>
  (fqdn ?? '').split(',').filter(Boolean)

export const parseRedirect = (redirect: string | null | undefined): WwwRedirect =>
  redirect === 'www' || redirect === 'non-www' ? redirect : 'both'

/** The redirect to https, wanted where every address has a certificate. */
export const hasOnlyHttps = (domains: readonly string[]) =>
  domains.length > 0 && domains.every((domain) => domain.startsWith('https://'))

const domainsIgnoredError = (uuid: string, wanted: string, found: string) =>
  new VendorError({
    vendor: 'coolify',
    errorClass: 'waiting',
    owner: 'caseworker',
    code: 'DOMAINS_IGNORED',
    vendorText: `PATCH /applications/${uuid}: expected the domains ${wanted}, found ${found || 'none'}. Coolify passes them over while the server's proxy does not run.`,
  })

/** Coolify answers 200 also when it passed the domains over: so it is asked afterwards. */
export const setDomains = async (
  http: CoolifyHttpClient,
  ...[uuid, domains, options = {}]: Parameters<CoolifyClient['setDomains']>
): Promise<void> => {
  const look = () => http.get(`/applications/${uuid}`, applicationWords)
  const wanted = domains.join(',')
  const redirect = options.redirect ?? defaultRedirect(domains)
  const before = await look()
  const isMoved = (before.fqdn ?? '') !== wanted
  const changes = {
    ...(isMoved ? { domains: wanted, is_force_https_enabled: hasOnlyHttps(domains) } : {}),
    ...(parseRedirect(before.redirect) === redirect ? {} : { redirect }),
    ...(isMoved && options.force ? { force_domain_override: true } : {}),
  }
  if (Object.keys(changes).length === 0) return
  await http.patch(`/applications/${uuid}`, createdSchema, changes)
  if (!isMoved) return
  const { fqdn } = await look()
  if ((fqdn ?? '') !== wanted) throw domainsIgnoredError(uuid, wanted, fqdn ?? '')
}
