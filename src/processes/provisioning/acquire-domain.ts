import { getDomain } from 'tldts'
import type { DomainKind } from '../../../events/codes'
import { VendorError } from '../../integrations/vendor-error'
import type { Bench, Later, Step } from '../engine/process'
import type { Bringing } from './domain-acquisition'
import { registerDomain } from './register-domain'
import { transferDomain } from './transfer-domain'

type Way = (bench: Bench, bringing: Bringing) => Promise<Later | undefined>

const missing = (vendorText: string) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'ZONE_MISSING',
    vendorText,
  })

/** A name under a base domain of ours is there at once. */
const assignSubdomain: Way = async ({ tell }, { domain, brought }) => {
  const { name, baseDomain } = domain
  if (!baseDomain) throw missing(`expected the base domain of ${name}, found none`)
  await tell(brought(baseDomain))
  return undefined
}

/** A name that is ours already: the zone is there, and but for our records it stays as it is. */
const adoptOwned: Way = async ({ inwx, tell }, { domain, brought }) => {
  const { name } = domain
  const zones = [...new Set([name, getDomain(name) ?? name])]
  for (const zone of zones)
    if (await inwx.zoneExists(zone)) {
      await tell(brought(zone))
      return undefined
    }
  throw missing(`expected a zone at INWX for ${name}, found none of ${zones.join(', ')}`)
}

const ways: Record<DomainKind, Way> = {
  subdomain: assignSubdomain,
  owned: adoptOwned,
  registered: registerDomain,
  transferred: transferDomain,
}

/** The name comes to us: at once, or when its registry says so. */
export const bring: Way = (bench, bringing) => ways[bringing.domain.kind](bench, bringing)

export const bringDomain: Step = {
  id: 'domain',
  run: (bench) => {
    const { domain } = bench.project
    const { kind, name } = domain
    return bring(bench, {
      domain,
      secret: 'auth_code',
      brought: (zone) => ({ type: 'AssignDomain', data: { domain: name, zone, kind } }),
      stalled: (data) => ({ type: 'Stall', data }),
    })
  },
}
