import type { Happened } from '../../events'
import { domainStream } from '../../events/streams'
import { domainsOf } from '../../projections/domains'
import { type RecordChanges, recordChanges } from '../integrations/inwx/record-changes'
import { hostsOf, wantedRecords } from '../integrations/inwx/wanted-records'
import type { FoundRecord } from '../integrations/inwx/words'
import { VendorError } from '../integrations/vendor-error'
import { past, serverOf } from './past'
import type { Bench, Grows, Step } from './process'

const named = (events: readonly Happened[]) =>
  events.flatMap((event) => (event.type === 'DnsConfigured' ? event.data.records : []))

/** What this project has said at its domain: copied from the old provider, so ours to change. */
const copied = async ({ store }: Bench, domain: string) => {
  const { events } = await store.read(domainStream(domain))
  return events.flatMap((event) => (event.type === 'ZoneCopied' ? event.data.records : []))
}

const spelled = ({ type, name, content }: FoundRecord) => `${type} ${name} ${content}`.toLowerCase()

const nameInUse = (records: readonly FoundRecord[]) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    code: 'NAME_IN_USE',
    vendorText: `expected no foreign record, found ${records.map(spelled).join(', ')}`,
    owner: 'caseworker',
  })

const write = async ({ inwx }: Bench, zone: string, { remove, change }: RecordChanges) => {
  if (remove.length > 0) await inwx.removeRecords(zone, remove)
  for (const { from, to } of change) await inwx.changeRecord(zone, from, to)
}

/** Names that the project had before this one lead nowhere any more. */
const retire = async ({ events, inwx }: Bench, hosts: readonly string[]) => {
  for (const event of events) {
    if (event.type !== 'DnsConfigured') continue
    const old = event.data.records.filter(({ name }) => !hosts.includes(name))
    if (old.length > 0) await inwx.removeRecords(event.data.zone, old)
  }
}

const released = async ({ project, sql, store }: Bench, domain: string): Promise<Grows> => {
  const others = (await domainsOf(sql, project.id)).filter(
    ({ name, isPrimary }) => isPrimary && name !== domain,
  )
  return Promise.all(
    others.map(async ({ name }) => {
      const stream = domainStream(name)
      const { at } = await store.read(stream)
      const data = { projectId: project.id, primary: true }
      return { stream, at, events: [{ type: 'DomainReleased' as const, data }] }
    }),
  )
}

/** Ask INWX, write what differs, tell the project. A second run finds the records ours. */
export const configureDns: Step = {
  id: 'dns',
  run: async (bench) => {
    const { events, inwx, tell } = bench
    const domain = past(events, 'DomainAssigned').data
    const wanted = wantedRecords(domain, serverOf(events))
    const hosts = hostsOf(domain)
    const asked = [...new Set([domain.domain, `www.${domain.domain}`, ...hosts])]
    const found = await inwx.recordsAt(domain.zone, asked)
    const changes = recordChanges({
      found,
      wanted,
      ours: [...named(events), ...(await copied(bench, domain.domain))],
      place: domain.domain === domain.zone ? 'own zone' : 'our zone',
    })
    if (changes.strangers.length > 0) throw nameInUse(changes.strangers)
    await write(bench, domain.zone, changes)
    const isWritten = changes.remove.length + changes.change.length > 0
    const ensured = await inwx.ensureRecords(domain.zone, wanted, isWritten ? undefined : found)
    await retire(bench, asked)
    const records = ensured.map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
    await tell(
      { type: 'ConfirmDns', data: { zone: domain.zone, records } },
      { grows: await released(bench, domain.domain) },
    )
    return undefined
  },
}
