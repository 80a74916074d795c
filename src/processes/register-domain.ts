import { domainStream } from '../../events/streams'
import { VendorError } from '../integrations/vendor-error'
import { ensureOwner } from './domain-owner'
import type { Bench, Later } from './process'
import { later } from './process'

const deadlineMs = 30 * 60_000

const failed = (domain: string, status: string, because: string | undefined) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'REG_FAILED',
    vendorText: [`${domain}: ${status}`, because].filter(Boolean).join(' – '),
  })

const overdue = (domain: string, status: string) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'vendor',
    code: 'REG_PENDING',
    vendorText: `${domain}: expected OK within 30 minutes, found ${status}`,
  })

const isOverdue = ({ now, since }: Bench) => now().getTime() - Date.parse(since) > deadlineMs

/** The zone first, since some registries ask its nameservers before they register; then the name, once. */
const register = async (bench: Bench, name: string) => {
  const { inwx, nameservers } = bench
  const registrant = await ensureOwner(bench)
  await inwx.ensureZone(name, [...nameservers])
  const wanted = { domain: name, registrant, nameservers: [...nameservers] }
  return (await inwx.ensureRegistered(wanted)).seen
}

/** Ask INWX for the name, begin where nobody has, tell the project once it is ours. */
export const registerDomain = async (bench: Bench): Promise<Later | undefined> => {
  const { inwx, look, project, store, tell } = bench
  const { kind, name } = project.domain
  const before = await inwx.domainSeen(name)
  // At the first look a failure is an older one, which a person has seen.
  const begins = before.state === 'absent' || (before.state === 'failed' && look === 0)
  const seen = begins ? await register(bench, name) : before
  if (seen.state === 'failed') throw failed(name, seen.status, seen.because)
  if (seen.state !== 'held') {
    const status = seen.state === 'pending' ? seen.status : 'REG REQUESTED'
    if (isOverdue(bench)) throw overdue(name, status)
    const waitingFor = { vendor: 'inwx', code: 'REG_PENDING', vendorText: status }
    return later(look < 10 ? 2 : 30, { ...waitingFor, owner: 'vendor' })
  }
  const stream = domainStream(name)
  const { at } = await store.read(stream)
  const { roId: registrarRef, expiresAt } = seen
  const data = { registrarRef, expiresAt, costCents: await inwx.domainCost(name, 'reg') }
  await tell(
    { type: 'AssignDomain', data: { domain: name, zone: name, kind } },
    { grows: [{ stream, at, events: [{ type: 'DomainRegistered', data }] }] },
  )
  return undefined
}
