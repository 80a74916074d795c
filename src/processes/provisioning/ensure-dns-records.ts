import type { Happened } from '../../../events'
import { domainStream } from '../../../events/streams'
import { type RecordChanges, recordChanges } from '../../integrations/inwx/dns/diff-records'
import { spelledRecord } from '../../integrations/inwx/dns/format-record'
import { askedAt, wantedRecords } from '../../integrations/inwx/dns/site-records'
import type { DnsRecord, FoundRecord } from '../../integrations/inwx/types'
import { VendorError } from '../../integrations/vendor-error'
import { serverOf } from '../engine/latest-event'
import type { Bench } from '../engine/process'

type Place = { domain: string; zone: string }

const named = (events: readonly Happened[]) =>
  events.flatMap((event) =>
    event.type === 'DnsConfigured' || event.type === 'DomainPointed' || event.type === 'DomainMoved'
      ? event.data.records
      : [],
  )

/** What a step may have written that could not tell any more, for each server the project has had. */
const untold = (events: readonly Happened[], place: Place) =>
  events.flatMap((event) =>
    event.type === 'ServerAssigned' || event.type === 'ServerReassigned'
      ? wantedRecords(place, event.data)
      : [],
  )

/** What this project has said at its domain: copied from the old provider, so ours to change. */
const copied = async ({ store }: Bench, domain: string) => {
  const { events } = await store.read(domainStream(domain))
  return events.flatMap((event) => (event.type === 'ZoneCopied' ? event.data.records : []))
}

/** What a person saw in the way of this project, and let go. */
const letGo = (events: readonly Happened[]) => {
  const resumed = events.findLast((event) => event.type === 'ProvisioningResumed')
  return new Set(resumed?.type === 'ProvisioningResumed' ? resumed.data.replaces : [])
}

const nameInUse = (records: readonly FoundRecord[]) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    code: 'NAME_IN_USE',
    vendorText: `expected no foreign record, found ${records.map(spelledRecord).join(', ')}`,
    owner: 'caseworker',
  })

const write = async ({ inwx }: Bench, zone: string, { remove, change }: RecordChanges) => {
  if (remove.length > 0) await inwx.removeRecords(zone, remove)
  for (const { from, to } of change) await inwx.changeRecord(zone, from, to)
}

/** Ask INWX what stands at a name, write what differs. Answers the records that lead to the project's server. */
export const leadToServer = async (bench: Bench, place: Place): Promise<DnsRecord[]> => {
  const { events, inwx } = bench
  const wanted = wantedRecords(place, serverOf(events))
  const found = await inwx.recordsAt(place.zone, askedAt(place))
  const changes = recordChanges({
    found,
    wanted,
    ours: [...named(events), ...untold(events, place), ...(await copied(bench, place.domain))],
    place: place.domain === place.zone ? 'own zone' : 'our zone',
  })
  const { strangers } = changes
  const may = letGo(events)
  const inTheWay = strangers.filter((record) => !may.has(spelledRecord(record)))
  if (inTheWay.length > 0) throw nameInUse(inTheWay)
  const remove = [...strangers, ...changes.remove]
  await write(bench, place.zone, { ...changes, remove })
  const isWritten = remove.length + changes.change.length > 0
  const ensured = await inwx.ensureRecords(place.zone, wanted, isWritten ? undefined : found)
  return ensured.map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
}

/** The records at a name that our events name, and those that a step may have written untold. */
export const writtenAt = (events: readonly Happened[], place: Place): DnsRecord[] => {
  const names = askedAt(place)
  const told = named(events).filter(({ name }) => names.includes(name))
  return [...(told as DnsRecord[]), ...untold(events, place)]
}
