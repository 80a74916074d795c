import type { Happened } from '../../events'
import type { DnsRecord, FoundRecord } from '../integrations/inwx/words'
import { VendorError } from '../integrations/vendor-error'
import { past, serverOf } from './past'
import type { Step } from './process'
import { wantedRecords } from './wanted-records'

type Spelled = { type: string; name: string; content: string }
const spelled = ({ type, name, content }: Spelled) => `${type} ${name} ${content}`.toLowerCase()

/** Records at the name that neither we want nor an event of this project names. */
const strangers = (
  found: readonly FoundRecord[],
  wanted: readonly DnsRecord[],
  events: readonly Happened[],
) => {
  const named = events.flatMap((event) =>
    event.type === 'DnsConfigured' ? event.data.records : [],
  )
  const ours = new Set([...wanted, ...named].map(spelled))
  return found.filter((record) => !ours.has(spelled(record)))
}

const nameInUse = (records: readonly FoundRecord[]) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    code: 'NAME_IN_USE',
    vendorText: `expected no foreign record, found ${records.map(spelled).join(', ')}`,
    owner: 'caseworker',
  })

/** Ask INWX, create what is missing, tell the project. A second run finds the records ours. */
export const configureDns: Step = {
  id: 'dns',
  deadlineMinutes: 120,
  run: async ({ events, inwx, tell }) => {
    const domain = past(events, 'DomainAssigned').data
    const wanted = wantedRecords(domain, serverOf(events))
    const found = await inwx.recordsAt(domain.zone, [domain.domain, `www.${domain.domain}`])
    const foreign = strangers(found, wanted, events)
    if (foreign.length > 0) throw nameInUse(foreign)
    const ensured = await inwx.ensureRecords(domain.zone, wanted)
    const records = ensured.map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
    await tell({ type: 'ConfirmDns', data: { zone: domain.zone, records } })
    return undefined
  },
}
