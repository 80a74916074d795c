import { VendorError } from '../../integrations/vendor-error'
import { domainAppend } from '../engine/domain-append'
import type { PollAgain } from '../engine/job-outcome'
import { pollIn } from '../engine/job-outcome'
import type { StepContext } from '../engine/process'
import type { DomainAcquisition } from './domain-acquisition'
import { ensureDomainOwner } from './ensure-domain-owner'

const registrationError = (domain: string, status: string, because: string | undefined) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'REG_FAILED',
    vendorText: [`${domain}: ${status}`, because].filter(Boolean).join(' – '),
  })

/** The zone first, since some registries ask its nameservers before they register; then the name, once. */
const register = async (context: StepContext, name: string) => {
  const { inwx, nameservers } = context
  const registrant = await ensureDomainOwner(context)
  await inwx.ensureZone(name, [...nameservers])
  const wanted = { domain: name, registrant, nameservers: [...nameservers] }
  return (await inwx.ensureRegistered(wanted)).observed
}

/** Asks INWX for the domain, registers it if that was not started, records it once it is ours. */
export const registerDomain = async (
  context: StepContext,
  { domain: { name }, acquiredCommand }: DomainAcquisition,
): Promise<PollAgain | undefined> => {
  const { inwx, pollCount, handle } = context
  const before = await inwx.observeDomain(name)
  // At the first look a failure is an older one, which a person has seen.
  const begins = before.state === 'absent' || (before.state === 'failed' && pollCount === 0)
  const observed = begins ? await register(context, name) : before
  if (observed.state === 'failed') throw registrationError(name, observed.status, observed.because)
  if (observed.state !== 'held') {
    const status = observed.state === 'pending' ? observed.status : 'REG REQUESTED'
    const waitingFor = { code: 'REG_PENDING', vendorText: status }
    return pollIn(pollCount < 10 ? 2 : 30, { vendor: 'inwx', ...waitingFor, owner: 'vendor' })
  }
  const { roId: registrarRef, expiresAt } = observed
  const data = { registrarRef, expiresAt, costCents: await inwx.getDomainCost(name, 'reg') }
  await handle(acquiredCommand(name), {
    appends: async () => [await domainAppend(context, name, { type: 'DomainRegistered', data })],
  })
  return undefined
}
