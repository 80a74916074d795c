import type { DomainInZone } from '../../domain/naming/primary-domain'
import { listCandidateZones } from '../../domain/plan/acquisition'
import type { PlanRequest, VendorPlan } from '../../domain/plan/plan-request'
import { planRecordChanges, recordChangeLines } from '../../domain/plan/record-changes'
import { deletionLines } from '../../domain/plan/record-lines'
import type { ZoneRecords } from '../../domain/plan/record-ownership'
import { hostnamesOf } from '../../domain/plan/site-records'
import { inwxRecordRules, isSameRecord } from '../../integrations/inwx/dns/record-codec'
import type { DnsRecord } from '../../integrations/inwx/types'
import type { PlanDependencies } from './plan-dependencies'

type PlannedServer = NonNullable<PlanRequest['server']>

/** The zone of the records; undefined where INWX has none for the name. */
const findZone = async ({ inwx }: PlanDependencies, { domain, zone }: PlanRequest) => {
  const { kind, name, baseDomain } = domain
  if (zone ?? baseDomain) return zone ?? baseDomain
  if (kind !== 'owned') return name
  for (const candidate of listCandidateZones(name))
    if (await inwx.zoneExists(candidate)) return candidate
  return undefined
}

/** Those of these records that INWX holds. */
const findExistingRecords = async ({ inwx }: PlanDependencies, { zone, records }: ZoneRecords) => {
  if (records.length === 0 || !(await inwx.zoneExists(zone))) return []
  const found = await inwx.listRecordsAt(
    zone,
    records.map(({ name }) => name),
  )
  return found.filter((one) => records.some((record) => isSameRecord(one, record)))
}

/** Records that a step removes, as far as INWX holds them. */
export const planRecordDeletion = async (
  deps: PlanDependencies,
  unwanted: readonly ZoneRecords[],
): Promise<VendorPlan['lines']> => {
  const found = await Promise.all(unwanted.map((zone) => findExistingRecords(deps, zone)))
  return deletionLines([...new Map(found.flat().map((record) => [record.id, record])).values()])
}

type RecordTarget = {
  domainInZone: DomainInZone
  server: PlannedServer
  acquiredRecords: readonly DnsRecord[]
}

/** What the step will find at the name, and what it changes then. */
const planNameRecords = async (
  { inwx }: PlanDependencies,
  { ownership, replacesForeignRecords, copiedRecords = [] }: PlanRequest,
  { domainInZone, server, acquiredRecords }: RecordTarget,
) => {
  const { domain, zone } = domainInZone
  const hosts = hostnamesOf(domain)
  const found = (await inwx.zoneExists(zone)) ? await inwx.listRecordsAt(zone, hosts) : []
  const acquired = acquiredRecords
    .filter(({ name }) => hosts.includes(name))
    .map((record, index) => ({ ...record, id: `acquired-${index}` }))
  return planRecordChanges(inwxRecordRules, {
    domainInZone,
    server,
    found: [...found, ...acquired],
    ownership,
    copied: [...copiedRecords, ...acquiredRecords],
    isApproval: replacesForeignRecords,
  })
}

/** One name after the other, the first before the others; a blocking record stops all that follows. */
export const planRecords = async (
  deps: PlanDependencies,
  request: PlanRequest,
  acquiredRecords: readonly DnsRecord[],
): Promise<VendorPlan['lines']> => {
  const { server, additionalDomain, pointedDomains, retiredRecords } = request
  const zone = await findZone(deps, request)
  if (!request.steps.includes('dns') || !zone || !server) return []
  const first = { domain: request.domain.name, zone }
  const lines: VendorPlan['lines'] = []
  for (const domainInZone of [first, ...(additionalDomain ? [] : pointedDomains)]) {
    const changes = await planNameRecords(deps, request, {
      domainInZone,
      server,
      acquiredRecords: domainInZone === first ? acquiredRecords : [],
    })
    if (changes.blocking.length > 0) return lines
    lines.push(...recordChangeLines(changes))
  }
  // The step of an additional name leaves all other names alone.
  return additionalDomain ? lines : [...lines, ...(await planRecordDeletion(deps, retiredRecords))]
}
