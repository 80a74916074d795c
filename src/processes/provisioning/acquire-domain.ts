import type { DomainKind } from '../../../events/codes'
import { listCandidateZones } from '../../domain/plan/acquisition'
import { VendorError } from '../../integrations/vendor-error'
import type { PollAgain } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'
import type { DomainAcquisition } from './domain-acquisition'
import { registerDomain } from './register-domain'
import { transferDomain } from './transfer-domain'

type AcquireDomain = (
  context: StepContext,
  acquisition: DomainAcquisition,
) => Promise<PollAgain | undefined>

const zoneMissingError = (vendorText: string) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'ZONE_MISSING',
    vendorText,
  })

/** A name under a base domain of ours is there at once. */
const assignSubdomain: AcquireDomain = async ({ handle }, { domain, acquiredCommand }) => {
  const { name, baseDomain } = domain
  if (!baseDomain) throw zoneMissingError(`expected the base domain of ${name}, found none`)
  await handle(acquiredCommand(baseDomain))
  return undefined
}

/** A name that is ours already: the zone is there, and but for our records it stays as it is. */
const adoptOwnedDomain: AcquireDomain = async ({ inwx, handle }, { domain, acquiredCommand }) => {
  const { name } = domain
  const zones = listCandidateZones(name)
  for (const zone of zones)
    if (await inwx.zoneExists(zone)) {
      await handle(acquiredCommand(zone))
      return undefined
    }
  throw zoneMissingError(`expected a zone at INWX for ${name}, found none of ${zones.join(', ')}`)
}

const acquireByKind: Record<DomainKind, AcquireDomain> = {
  subdomain: assignSubdomain,
  owned: adoptOwnedDomain,
  registered: registerDomain,
  transferred: transferDomain,
}

/** The name comes to us: at once, or when its registry says so. */
export const acquireDomain: AcquireDomain = (context, acquisition) =>
  acquireByKind[acquisition.domain.kind](context, acquisition)

export const acquirePrimaryDomain: Step = {
  id: 'domain',
  run: (context) => {
    const { domain } = context.project
    const { kind, name } = domain
    return acquireDomain(context, {
      domain,
      authCodeSecret: 'auth_code',
      acquiredCommand: (zone) => ({ type: 'AssignDomain', data: { domain: name, zone, kind } }),
      stallCommand: (data) => ({ type: 'Stall', data }),
    })
  },
}
