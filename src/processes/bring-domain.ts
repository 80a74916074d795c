import { getDomain } from 'tldts'
import type { DomainKind } from '../../events/codes'
import { VendorError } from '../integrations/vendor-error'
import type { Bench, Later, Step } from './process'
import { registerDomain } from './register-domain'
import { transferDomain } from './transfer-domain'

type Way = (bench: Bench) => Promise<Later | undefined>

const missing = (vendorText: string) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'ZONE_MISSING',
    vendorText,
  })

/** A name under a base domain of ours is there at once. */
const assignSubdomain: Way = async ({ project, tell }) => {
  const { kind, name, baseDomain } = project.domain
  if (!baseDomain) throw missing(`expected the base domain of ${name}, found none`)
  await tell({ type: 'AssignDomain', data: { domain: name, zone: baseDomain, kind } })
  return undefined
}

/** A name that is ours already: the zone is there, and but for our records it stays as it is. */
const adoptOwned: Way = async ({ inwx, project, tell }) => {
  const { kind, name } = project.domain
  const zones = [...new Set([name, getDomain(name) ?? name])]
  for (const zone of zones)
    if (await inwx.zoneExists(zone)) {
      await tell({ type: 'AssignDomain', data: { domain: name, zone, kind } })
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
export const bringDomain: Step = {
  id: 'domain',
  deadlineMinutes: 10 * 24 * 60,
  run: (bench) => ways[bench.project.domain.kind](bench),
}
