import { VendorError } from '../../integrations/vendor-error'
import { domainGrowth } from '../engine/domain-append'
import type { Bench, Later } from '../engine/process'
import { later } from '../engine/process'
import type { Bringing } from './domain-acquisition'
import { ensureOwner } from './ensure-domain-owner'

const failed = (domain: string, status: string, because: string | undefined) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'REG_FAILED',
    vendorText: [`${domain}: ${status}`, because].filter(Boolean).join(' – '),
  })

/** The zone first, since some registries ask its nameservers before they register; then the name, once. */
const register = async (bench: Bench, name: string) => {
  const { inwx, nameservers } = bench
  const registrant = await ensureOwner(bench)
  await inwx.ensureZone(name, [...nameservers])
  const wanted = { domain: name, registrant, nameservers: [...nameservers] }
  return (await inwx.ensureRegistered(wanted)).seen
}

/** Ask INWX for the name, begin where nobody has, tell the project once it is ours. */
export const registerDomain = async (
  bench: Bench,
  { domain: { name }, brought }: Bringing,
): Promise<Later | undefined> => {
  const { inwx, look, tell } = bench
  const before = await inwx.domainSeen(name)
  // At the first look a failure is an older one, which a person has seen.
  const begins = before.state === 'absent' || (before.state === 'failed' && look === 0)
  const seen = begins ? await register(bench, name) : before
  if (seen.state === 'failed') throw failed(name, seen.status, seen.because)
  if (seen.state !== 'held') {
    const status = seen.state === 'pending' ? seen.status : 'REG REQUESTED'
    const waitingFor = { vendor: 'inwx', code: 'REG_PENDING', vendorText: status }
    return later(look < 10 ? 2 : 30, { ...waitingFor, owner: 'vendor' })
  }
  const { roId: registrarRef, expiresAt } = seen
  const data = { registrarRef, expiresAt, costCents: await inwx.domainCost(name, 'reg') }
  await tell(brought(name), {
    grows: [await domainGrowth(bench, name, { type: 'DomainRegistered', data })],
  })
  return undefined
}
