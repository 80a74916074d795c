import type { Happened, VrsEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import type { DnsRecord, DomainSeen } from '../../integrations/inwx/types'
import { isPermanent, VendorError } from '../../integrations/vendor-error'
import type { Bench, Grows, Later } from '../engine/process'
import { later } from '../engine/process'
import type { Bringing } from './domain-acquisition'
import { ensureOwner } from './ensure-domain-owner'
import { forgetting, secretOf } from './project-secrets'

/** What stands of this domain's own stream, and what is to be added to it. */
type Own = { stream: string; at: number; events: readonly Happened[] }

const customers = (code: string, vendorText: string) =>
  new VendorError({ vendor: 'inwx', errorClass: 'permanent', owner: 'customer', code, vendorText })

const growing = ({ stream, at }: Own, ...events: VrsEvent[]): Grows =>
  events.length > 0 ? [{ stream, at, events }] : []

/** The latest of a transfer's own events; a failed one may begin again. */
const stageOf = ({ events }: Own) =>
  events.findLast(({ type }) => type.startsWith('DomainTransfer'))?.type

/** So that mail goes on: what the old provider's zone says stands in ours before the name leads there. */
const copyZone = async ({ dns, inwx, nameservers }: Bench, name: string, own: Own) => {
  if (own.events.some(({ type }) => type === 'ZoneCopied')) return undefined
  const old = await dns.zoneAt(name)
  await inwx.ensureZone(name, [...nameservers])
  const records = await inwx.ensureRecords(name, old.records as DnsRecord[])
  const plain = records.map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
  return { type: 'ZoneCopied' as const, data: { nameservers: old.nameservers, records: plain } }
}

const waiting = (status: string, look: number, grows: Grows): Later => ({
  ...later(look < 10 ? 2 : 60, {
    vendor: 'inwx',
    code: 'TRANSFER_PENDING',
    vendorText: status,
    owner: 'vendor',
  }),
  grows,
})

const begin = async (
  bench: Bench,
  { domain: { name }, secret }: Bringing,
  own: Own,
): Promise<Later> => {
  const { inwx, look, nameservers, project } = bench
  const authCode = await secretOf(bench, project.id, secret)
  if (!authCode) throw customers('AUTH_CODE_MISSING', `${name}: expected an auth code, found none`)
  const zone = await copyZone(bench, name, own)
  // Told before the transfer begins: afterwards nobody can ask the old provider any more.
  if (zone) return { ...waiting('ZONE COPIED', look, growing(own, zone)), later: 0 }
  const registrant = await ensureOwner(bench)
  const wanted = { domain: name, authCode, registrant, nameservers: [...nameservers] }
  const { costCents } = await inwx.ensureTransferred(wanted)
  const started = { type: 'DomainTransferStarted' as const, data: { costCents } }
  return waiting('TRANSFER REQUESTED', look, growing(own, started))
}

/** The transfer failed, or its code did not open the door: told at the domain and the project in one. */
const fail = async ({ tell }: Bench, { stalled }: Bringing, own: Own, error: VendorError) => {
  const { code, errorClass, owner, vendor, vendorText } = error.details
  const failed = { type: 'DomainTransferFailed' as const, data: { code } }
  const why = { step: 'domain' as const, errorClass, vendor, code, vendorText, owner }
  await tell(stalled(why), { grows: growing(own, failed) })
  return undefined
}

const finish = async (
  { inwx, project, tell }: Bench,
  { domain: { name }, secret, brought }: Bringing,
  own: Own,
  seen: Extract<DomainSeen, { state: 'held' }>,
) => {
  const { roId: registrarRef, expiresAt } = seen
  const costCents = await inwx.domainCost(name, 'transfer')
  const started = { type: 'DomainTransferStarted' as const, data: { costCents } }
  const completed = {
    type: 'DomainTransferCompleted' as const,
    data: { registrarRef, expiresAt },
  }
  const isStarted = stageOf(own) === 'DomainTransferStarted'
  await tell(brought(name), {
    grows: growing(own, ...(isStarted ? [] : [started]), completed),
    also: [forgetting(project.id, secret)],
  })
  return undefined
}

const isRefusal = (error: unknown): error is VendorError =>
  isPermanent(error) && error.details.owner === 'customer'

/** Ask INWX how the transfer stands, begin it where nobody has, tell the project once the name is here. */
export const transferDomain = async (
  bench: Bench,
  bringing: Bringing,
): Promise<Later | undefined> => {
  const { inwx, look, store } = bench
  const { name } = bringing.domain
  const stream = domainStream(name)
  const own: Own = { stream, ...(await store.read(stream)) }
  const seen = await inwx.domainSeen(name)
  if (seen.state === 'held') return finish(bench, bringing, own, seen)
  const isStarted = stageOf(own) === 'DomainTransferStarted'
  if (seen.state === 'pending') {
    const costCents = isStarted ? 0 : await inwx.domainCost(name, 'transfer')
    const started = { type: 'DomainTransferStarted' as const, data: { costCents } }
    return waiting(seen.status, look, isStarted ? [] : growing(own, started))
  }
  if (isStarted) {
    const [status, because] =
      seen.state === 'failed' ? [seen.status, seen.because] : ['not in our account', undefined]
    const text = [`${name}: ${status}`, because].filter(Boolean).join(' – ')
    return fail(bench, bringing, own, customers('TRANSFER_FAILED', text))
  }
  try {
    return await begin(bench, bringing, own)
  } catch (error) {
    if (isRefusal(error)) return fail(bench, bringing, own, error)
    throw error
  }
}
