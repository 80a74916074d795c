import { domainStream } from '../../../events/streams'
import type { DomainInZone } from '../../domain/naming/primary-domain'
import { planRecordChanges } from '../../domain/plan/record-changes'
import { formatRecord } from '../../domain/plan/record-lines'
import { collectRecordOwnership } from '../../domain/plan/record-ownership'
import { hostnamesOf } from '../../domain/plan/site-records'
import { inwxRecordRules } from '../../integrations/inwx/dns/record-codec'
import type { DnsRecord, ObservedRecord } from '../../integrations/inwx/types'
import { VendorError } from '../../integrations/vendor-error'
import { currentServer } from '../engine/latest-event'
import type { StepContext } from '../engine/process'

/** Copied from the old provider by this project, so its own to change. */
const readCopiedRecords = async ({ store }: StepContext, domain: string) => {
  const { events } = await store.read(domainStream(domain))
  return events.flatMap((event) => (event.type === 'ZoneCopied' ? event.data.records : []))
}

const nameInUseError = (records: readonly ObservedRecord[]) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    code: 'NAME_IN_USE',
    vendorText: `expected no foreign record, found ${records.map(formatRecord).join(', ')}`,
    owner: 'caseworker',
  })

/** Asks INWX for a domain's records and executes the plan. Answers those that lead to the project's server. */
export const ensureDnsRecords = async (
  context: StepContext,
  target: DomainInZone,
): Promise<DnsRecord[]> => {
  const { events, inwx } = context
  const { zone, domain } = target
  const found = await inwx.listRecordsAt(zone, hostnamesOf(domain))
  const { wanted, remove, change, blocking } = planRecordChanges(inwxRecordRules, {
    domainInZone: target,
    server: currentServer(events),
    found,
    ownership: collectRecordOwnership(events),
    copied: await readCopiedRecords(context, domain),
  })
  if (blocking.length > 0) throw nameInUseError(blocking)
  if (remove.length > 0) await inwx.removeRecords(zone, remove)
  for (const { from, to } of change) await inwx.changeRecord(zone, from, to)
  // What the changes have left missing is created.
  const isWritten = remove.length + change.length > 0
  const ensured = await inwx.ensureRecords(zone, wanted, isWritten ? undefined : found)
  return ensured.map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
}
