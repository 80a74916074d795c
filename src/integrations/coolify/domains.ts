import { VendorError } from '../vendor-error'
import type { Line } from './http-client'
import { application as applicationWords, minted } from './schemas'
import type { Coolify, Redirect } from './types'

const hostOf = (domain: string) => URL.parse(domain)?.hostname ?? ''

/** A name that is listed with its `www.` answers without it. */
export const redirectFor = (domains: readonly string[]): Redirect => {
  const hosts = domains.map(hostOf)
  return hosts.some((host) => hosts.includes(`www.${host}`)) ? 'non-www' : 'both'
}

export const domainsIn = (fqdn: string | null | undefined) =>
  (fqdn ?? '').split(',').filter(Boolean)

export const redirectIn = (redirect: string | null | undefined): Redirect =>
  redirect === 'www' || redirect === 'non-www' ? redirect : 'both'

/** The redirect to https, wanted where every address has a certificate. */
export const isSecure = (domains: readonly string[]) =>
  domains.length > 0 && domains.every((domain) => domain.startsWith('https://'))

const ignored = (uuid: string, wanted: string, found: string) =>
  new VendorError({
    vendor: 'coolify',
    errorClass: 'waiting',
    owner: 'caseworker',
    code: 'DOMAINS_IGNORED',
    vendorText: `PATCH /applications/${uuid}: expected the domains ${wanted}, found ${found || 'none'}. Coolify passes them over while the server's proxy does not run.`,
  })

/** Coolify answers 200 also when it passed the domains over: so it is asked afterwards. */
export const setDomains = async (
  line: Line,
  ...[uuid, domains, options = {}]: Parameters<Coolify['setDomains']>
): Promise<void> => {
  const look = () => line.get(`/applications/${uuid}`, applicationWords)
  const wanted = domains.join(',')
  const redirect = options.redirect ?? redirectFor(domains)
  const before = await look()
  const isMoved = (before.fqdn ?? '') !== wanted
  const changes = {
    ...(isMoved ? { domains: wanted, is_force_https_enabled: isSecure(domains) } : {}),
    ...(redirectIn(before.redirect) === redirect ? {} : { redirect }),
    ...(isMoved && options.force ? { force_domain_override: true } : {}),
  }
  if (Object.keys(changes).length === 0) return
  await line.patch(`/applications/${uuid}`, minted, changes)
  if (!isMoved) return
  const { fqdn } = await look()
  if ((fqdn ?? '') !== wanted) throw ignored(uuid, wanted, fqdn ?? '')
}
