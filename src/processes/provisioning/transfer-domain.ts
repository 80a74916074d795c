import type { DomainEvent, RecordedEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import type { DnsRecord, ObservedDomain } from '../../integrations/inwx/types'
import { isPermanentError, VendorError } from '../../integrations/vendor-error'
import type { PollAgain, StepContext, StreamAppends } from '../engine/process'
import { pollIn } from '../engine/process'
import type { DomainAcquisition } from './domain-acquisition'
import { ensureDomainOwner } from './ensure-domain-owner'
import { deleteSecretStatement, readProjectSecret } from './project-secrets'

/** What stands of this domain's own stream, and what is to be added to it. */
type DomainHistory = { stream: string; version: number; events: readonly RecordedEvent[] }

const customerError = (code: string, vendorText: string) =>
  new VendorError({ vendor: 'inwx', errorClass: 'permanent', owner: 'customer', code, vendorText })

const appendTo = ({ stream, version }: DomainHistory, ...events: DomainEvent[]): StreamAppends =>
  events.length > 0 ? [{ stream, expectedVersion: version, events }] : []

/** The latest of a transfer's own events; a failed one may begin again. */
const latestTransferEvent = ({ events }: DomainHistory) =>
  events.findLast(({ type }) => type.startsWith('DomainTransfer'))?.type

/** So that mail goes on: what the old provider's zone says stands in ours before the name leads there. */
const copyZone = async (
  { dns, inwx, nameservers }: StepContext,
  name: string,
  own: DomainHistory,
) => {
  if (own.events.some(({ type }) => type === 'ZoneCopied')) return undefined
  const old = await dns.readPublicZone(name)
  await inwx.ensureZone(name, [...nameservers])
  const records = await inwx.ensureRecords(name, old.records as DnsRecord[])
  const plain = records.map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
  return { type: 'ZoneCopied' as const, data: { nameservers: old.nameservers, records: plain } }
}

const waitForTransfer = (status: string, look: number, grows: StreamAppends): PollAgain => ({
  ...pollIn(look < 10 ? 2 : 60, {
    vendor: 'inwx',
    code: 'TRANSFER_PENDING',
    vendorText: status,
    owner: 'vendor',
  }),
  appends: grows,
})

const startTransfer = async (
  context: StepContext,
  { domain: { name }, authCodeSecret }: DomainAcquisition,
  own: DomainHistory,
): Promise<PollAgain> => {
  const { inwx, pollCount, nameservers, project } = context
  const authCode = await readProjectSecret(context, project.id, authCodeSecret)
  if (!authCode)
    throw customerError('AUTH_CODE_MISSING', `${name}: expected an auth code, found none`)
  const zone = await copyZone(context, name, own)
  // Told before the transfer begins: afterwards nobody can ask the old provider any more.
  if (zone) return { ...waitForTransfer('ZONE COPIED', pollCount, appendTo(own, zone)), seconds: 0 }
  const registrant = await ensureDomainOwner(context)
  const wanted = { domain: name, authCode, registrant, nameservers: [...nameservers] }
  const { costCents } = await inwx.ensureTransferred(wanted)
  const started = { type: 'DomainTransferStarted' as const, data: { costCents } }
  return waitForTransfer('TRANSFER REQUESTED', pollCount, appendTo(own, started))
}

/** The transfer failed, or its code did not open the door: told at the domain and the project in one. */
const failTransfer = async (
  { handle }: StepContext,
  { stallCommand }: DomainAcquisition,
  own: DomainHistory,
  error: VendorError,
) => {
  const { code, errorClass, owner, vendor, vendorText } = error.details
  const failed = { type: 'DomainTransferFailed' as const, data: { code } }
  const why = { step: 'domain' as const, errorClass, vendor, code, vendorText, owner }
  await handle(stallCommand(why), { appends: appendTo(own, failed) })
  return undefined
}

const completeTransfer = async (
  { inwx, project, handle }: StepContext,
  { domain: { name }, authCodeSecret, acquiredCommand }: DomainAcquisition,
  own: DomainHistory,
  seen: Extract<ObservedDomain, { state: 'held' }>,
) => {
  const { roId: registrarRef, expiresAt } = seen
  const costCents = await inwx.getDomainCost(name, 'transfer')
  const started = { type: 'DomainTransferStarted' as const, data: { costCents } }
  const completed = {
    type: 'DomainTransferCompleted' as const,
    data: { registrarRef, expiresAt },
  }
  const isStarted = latestTransferEvent(own) === 'DomainTransferStarted'
  await handle(acquiredCommand(name), {
    appends: appendTo(own, ...(isStarted ? [] : [started]), completed),
    statements: [deleteSecretStatement(project.id, authCodeSecret)],
  })
  return undefined
}

const isCustomerRefusal = (error: unknown): error is VendorError =>
  isPermanentError(error) && error.details.owner === 'customer'

/** Ask INWX how the transfer stands, begin it where nobody has, tell the project once the name is here. */
export const transferDomain = async (
  context: StepContext,
  bringing: DomainAcquisition,
): Promise<PollAgain | undefined> => {
  const { inwx, pollCount, store } = context
  const { name } = bringing.domain
  const stream = domainStream(name)
  const own: DomainHistory = { stream, ...(await store.read(stream)) }
  const seen = await inwx.observeDomain(name)
  if (seen.state === 'held') return completeTransfer(context, bringing, own, seen)
  const isStarted = latestTransferEvent(own) === 'DomainTransferStarted'
  if (seen.state === 'pending') {
    const costCents = isStarted ? 0 : await inwx.getDomainCost(name, 'transfer')
    const started = { type: 'DomainTransferStarted' as const, data: { costCents } }
    return waitForTransfer(seen.status, pollCount, isStarted ? [] : appendTo(own, started))
  }
  if (isStarted) {
    const [status, because] =
      seen.state === 'failed' ? [seen.status, seen.because] : ['not in our account', undefined]
    const text = [`${name}: ${status}`, because].filter(Boolean).join(' – ')
    return failTransfer(context, bringing, own, customerError('TRANSFER_FAILED', text))
  }
  try {
    return await startTransfer(context, bringing, own)
  } catch (error) {
    if (isCustomerRefusal(error)) return failTransfer(context, bringing, own, error)
    throw error
  }
}
