import type { RecordedEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import { diffRecords, type RecordChanges } from '../../integrations/inwx/dns/diff-records'
import { formatRecord } from '../../integrations/inwx/dns/record-codec'
import { queriedHostnames, siteRecords } from '../../integrations/inwx/dns/site-records'
import type { DnsRecord, ObservedRecord } from '../../integrations/inwx/types'
import { VendorError } from '../../integrations/vendor-error'
import { currentServer } from '../engine/latest-event'
import type { StepContext } from '../engine/process'

type DomainInZone = { domain: string; zone: string }

const recordsInEvents = (events: readonly RecordedEvent[]) =>
  events.flatMap((event) =>
    event.type === 'DnsConfigured' || event.type === 'DomainPointed' || event.type === 'DomainMoved'
      ? event.data.records
      : [],
  )

/** What a step may have written without recording it, for each server the project has had. */
const possiblyWrittenRecords = (events: readonly RecordedEvent[], target: DomainInZone) =>
  events.flatMap((event) =>
    event.type === 'ServerAssigned' || event.type === 'ServerReassigned'
      ? siteRecords(target, event.data)
      : [],
  )

/** What this project has said at its domain: copied from the old provider, so ours to change. */
const readCopiedRecords = async ({ store }: StepContext, domain: string) => {
  const { events } = await store.read(domainStream(domain))
  return events.flatMap((event) => (event.type === 'ZoneCopied' ? event.data.records : []))
}

/** Foreign records that a person allowed to be replaced. */
const approvedReplacements = (events: readonly RecordedEvent[]) => {
  const resumed = events.findLast((event) => event.type === 'ProvisioningResumed')
  return new Set(resumed?.type === 'ProvisioningResumed' ? resumed.data.replaces : [])
}

const nameInUseError = (records: readonly ObservedRecord[]) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    code: 'NAME_IN_USE',
    vendorText: `expected no foreign record, found ${records.map(formatRecord).join(', ')}`,
    owner: 'caseworker',
  })

const applyRecordChanges = async (
  { inwx }: StepContext,
  zone: string,
  { remove, change }: RecordChanges,
) => {
  if (remove.length > 0) await inwx.removeRecords(zone, remove)
  for (const { from, to } of change) await inwx.changeRecord(zone, from, to)
}

/** Asks INWX for a domain's records and writes what differs. Answers the records that lead to the project's server. */
export const ensureDnsRecords = async (
  context: StepContext,
  target: DomainInZone,
): Promise<DnsRecord[]> => {
  const { events, inwx } = context
  const wanted = siteRecords(target, currentServer(events))
  const found = await inwx.listRecordsAt(target.zone, queriedHostnames(target))
  const changes = diffRecords({
    found,
    wanted,
    owned: [
      ...recordsInEvents(events),
      ...possiblyWrittenRecords(events, target),
      ...(await readCopiedRecords(context, target.domain)),
    ],
    zoneKind: target.domain === target.zone ? 'own' : 'shared',
  })
  const { foreign } = changes
  const may = approvedReplacements(events)
  const inTheWay = foreign.filter((record) => !may.has(formatRecord(record)))
  if (inTheWay.length > 0) throw nameInUseError(inTheWay)
  const remove = [...foreign, ...changes.remove]
  await applyRecordChanges(context, target.zone, { ...changes, remove })
  const isWritten = remove.length + changes.change.length > 0
  const ensured = await inwx.ensureRecords(target.zone, wanted, isWritten ? undefined : found)
  return ensured.map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
}

/** The records at a name that our events name, and those that a step may have written untold. */
export const writtenRecordsAt = (
  events: readonly RecordedEvent[],
  target: DomainInZone,
): DnsRecord[] => {
  const names = queriedHostnames(target)
  const told = recordsInEvents(events).filter(({ name }) => names.includes(name))
  return [...(told as DnsRecord[]), ...possiblyWrittenRecords(events, target)]
}
