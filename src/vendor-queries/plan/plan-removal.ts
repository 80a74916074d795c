import type { PlanRequest, VendorPlan } from '../../domain/project/plan-request'
import { projectResourceName } from '../../integrations/coolify/site-application'
import { siteRecords } from '../../integrations/inwx/dns/site-records'
import { expiringMode } from '../../integrations/inwx/domains/renewals'
import type { PlanDependencies } from './plan-dependencies'
import { findExistingRecords, recordLine } from './plan-records'

type PlanLine = VendorPlan['lines'][number]

/** With the data everything goes; without it, databases and volumes stay, and the project around them. */
export const planSiteRemoval = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<PlanLine[]> => {
  if (!request.steps.includes('applicationRemoval')) return []
  const all = projectResourceName(request.slug, request.projectId)
  const { projects, applications, databases, otherResources } =
    await deps.coolify.getProjectInventory(all)
  const act = request.data === 'erase' ? 'delete' : 'keep'
  const isFilled = otherResources > 0 || (act === 'keep' && databases.length > 0)
  return [
    ...applications.flatMap(({ name }): PlanLine[] => [
      { act: 'delete', what: 'application', name },
      { act, what: 'volume', name },
    ]),
    ...databases.map(({ name }): PlanLine => ({ act, what: 'database', name })),
    ...projects.map(
      (): PlanLine => ({ act: isFilled ? 'keep' : 'delete', what: 'project', name: all }),
    ),
  ]
}

/** A bought name cannot be given back: it runs out, its zone stays. One that never came leaves no zone. */
export const planDomainRelease = async (
  { inwx }: PlanDependencies,
  { name, costCents }: PlanRequest['purchasedDomains'][number],
): Promise<PlanLine[]> => {
  const seen = await inwx.observeDomain(name)
  if (seen.state === 'pending') return []
  if (seen.state === 'held') {
    const kept: PlanLine = { act: 'keep', what: 'zone', name, netCents: costCents }
    return seen.renewalMode === expiringMode(name)
      ? [kept]
      : [{ act: 'change', what: 'domain', name }, kept]
  }
  return (await inwx.zoneExists(name)) ? [{ act: 'delete', what: 'zone', name }] : []
}

/** What our events name, and what a step that could not tell any more may have written. */
const ownRecords = ({ recordedRecords, assignedDomains, server }: PlanRequest) => {
  if (!server) return recordedRecords
  const { ipv4, ipv6 } = server
  const wanted = assignedDomains.map((place) => ({
    zone: place.zone,
    records: siteRecords(place, { ipv4, ipv6: ipv6 ?? undefined }),
  }))
  return [...recordedRecords, ...wanted]
}

/** Only our own records go from the DNS. */
export const planRecordRemoval = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<PlanLine[]> => {
  if (!request.steps.includes('dnsRemoval')) return []
  const found = await Promise.all(
    ownRecords(request).map((place) => findExistingRecords(deps, place)),
  )
  const unique = new Map(found.flat().map((record) => [record.id, record]))
  const names = await Promise.all(
    request.purchasedDomains.map((one) => planDomainRelease(deps, one)),
  )
  return [...[...unique.values()].map((one) => recordLine('delete', one)), ...names.flat()]
}
