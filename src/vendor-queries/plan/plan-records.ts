import { getDomain } from 'tldts'
import type { DomainInZone } from '../../domain/naming/primary-domain'
import type { PlanRequest, VendorPlan } from '../../domain/project/plan-request'
import { diffRecords } from '../../integrations/inwx/dns/diff-records'
import { formatRecord, isSameRecord } from '../../integrations/inwx/dns/record-codec'
import { queriedHostnames, siteRecords } from '../../integrations/inwx/dns/site-records'
import type { DnsRecord, ObservedRecord } from '../../integrations/inwx/types'
import type { PlanDependencies } from './plan-dependencies'

type PlanLine = VendorPlan['lines'][number]
type PlannedServer = NonNullable<PlanRequest['server']>
type RecordKey = Pick<ObservedRecord, 'type' | 'name' | 'content'>

export const recordLine = (act: PlanLine['act'], record: RecordKey): PlanLine => ({
  act,
  what: 'record',
  name: formatRecord(record),
})

/** Where the records will stand; undefined where INWX has no zone for the name. */
const findZone = async ({ inwx }: PlanDependencies, { domain, zone }: PlanRequest) => {
  const { kind, name, baseDomain } = domain
  if (zone ?? baseDomain) return zone ?? baseDomain
  if (kind !== 'owned') return name
  for (const one of new Set([name, getDomain(name) ?? name]))
    if (await inwx.zoneExists(one)) return one
  return undefined
}

/** Those of these records that INWX holds. */
export const findExistingRecords = async (
  { inwx }: PlanDependencies,
  { zone, records }: PlanRequest['recordedRecords'][number],
) => {
  if (records.length === 0 || !(await inwx.zoneExists(zone))) return []
  const held = await inwx.listRecordsAt(
    zone,
    records.map(({ name }) => name),
  )
  return held.filter((one) => records.some((record) => isSameRecord(one, record)))
}

/** Names that the project had before lead nowhere any more. */
const planRetiredRecords = async (
  deps: PlanDependencies,
  { recordedRecords }: PlanRequest,
  hosts: readonly string[],
) => {
  const old = recordedRecords.map(({ zone, records }) => ({
    zone,
    records: records.filter(({ name }) => !hosts.includes(name)),
  }))
  const found = await Promise.all(old.map((place) => findExistingRecords(deps, place)))
  const unique = new Map(found.flat().map((record) => [record.id, record]))
  return [...unique.values()].map((record) => recordLine('delete', record))
}

type RecordTarget = {
  domainInZone: DomainInZone
  server: PlannedServer
  acquiredRecords: readonly DnsRecord[]
}

/** What is written so that a name leads to the server; undefined where a stranger's record stays in the way. */
const planDomainRecords = async (
  deps: PlanDependencies,
  request: PlanRequest,
  { domainInZone, server: { ipv4, ipv6 }, acquiredRecords }: RecordTarget,
): Promise<PlanLine[] | undefined> => {
  const { zone } = domainInZone
  const wanted = siteRecords(domainInZone, { ipv4, ipv6: ipv6 ?? undefined })
  const asked = queriedHostnames(domainInZone)
  const held = (await deps.inwx.zoneExists(zone)) ? await deps.inwx.listRecordsAt(zone, asked) : []
  const soon = acquiredRecords.map((record, index) => ({ ...record, id: `brought-${index}` }))
  const ours = [
    ...request.recordedRecords.flatMap(({ records }) => records),
    ...(request.copiedRecords ?? []),
    ...acquiredRecords,
  ]
  const { create, change, remove, foreign } = diffRecords({
    found: [...held, ...soon.filter(({ name }) => asked.includes(name))],
    wanted,
    owned: ours,
    zoneKind: domainInZone.domain === zone ? 'own' : 'shared',
  })
  if (foreign.length > 0 && request.foreignRecords === 'stay') return undefined
  return [
    ...foreign.map((record) => recordLine('delete', record)),
    ...create.map((record) => recordLine('create', record)),
    ...change.map(({ to }) => recordLine('change', to)),
    ...remove.map((record) => recordLine('delete', record)),
  ]
}

/** One name after the other, the first before the others; a stranger's record stops all that follows. */
export const planRecords = async (
  deps: PlanDependencies,
  request: PlanRequest,
  brought: readonly DnsRecord[],
): Promise<PlanLine[]> => {
  const { server, name, pointedDomains } = request
  const zone = await findZone(deps, request)
  if (!request.steps.includes('dns') || !zone || !server) return []
  const places = [{ domain: request.domain.name, zone }, ...(name ? [] : pointedDomains)]
  const lines: PlanLine[] = []
  for (const [index, place] of places.entries()) {
    const found = await planDomainRecords(deps, request, {
      domainInZone: place,
      server,
      acquiredRecords: index ? [] : brought,
    })
    if (!found) return lines
    lines.push(...found)
  }
  // What leads to the other names stays, whatever becomes of this one.
  return name
    ? lines
    : [...lines, ...(await planRetiredRecords(deps, request, places.flatMap(queriedHostnames)))]
}
