import type { DomainInZone } from '../../domain/naming/primary-domain'
import type { PlanRequest, VendorPlan } from '../../domain/project/plan-request'
import { projectResourceName, siteResourceName } from '../../integrations/coolify/site-application'
import {
  hostnamesOf,
  queriedHostnames,
  siteRecords,
} from '../../integrations/inwx/dns/site-records'
import type { PlanDependencies } from './plan-dependencies'
import { findExistingRecords, recordLine } from './plan-records'
import { planDomainRelease } from './plan-removal'

type PlanLine = VendorPlan['lines'][number]

const findDomainInZone = ({ name }: PlanRequest): DomainInZone[] =>
  name
    ? [{ domain: name.domain.name, zone: name.zone ?? name.domain.baseDomain ?? name.domain.name }]
    : []

/** The application's addresses as they would be, the leading one first. */
const plannedAddresses = ({ scheme }: PlanDependencies, request: PlanRequest): string[] => {
  const { name, primaryDomain, otherDomains } = request
  const own = name?.stage === 'dropped' ? [] : findDomainInZone(request)
  const rest = [...(primaryDomain ? [primaryDomain] : []), ...otherDomains].filter(
    ({ domain }) => domain !== name?.domain.name,
  )
  const all = name?.stage === 'wanted' ? [...own, ...rest] : [...rest, ...own]
  return all.flatMap(hostnamesOf).map((host) => `${scheme}://${host}`)
}

/** The site is told its names and deployed anew; which of them leads takes effect without. */
export const planAdditionalDomainAtSite = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<PlanLine[]> => {
  const { name, projectId, slug, moves } = request
  if (!name || name.stage === 'served') return []
  if (name.stage === 'dropped' && name.served === 'never') return []
  const site = siteResourceName(slug, { id: projectId, moves })
  const { applications } = await deps.coolify.getProjectInventory(
    projectResourceName(slug, projectId),
  )
  const found = applications.find((one) => one.name === site)
  if (!found) return []
  const wanted = plannedAddresses(deps, request)
  const change: PlanLine = { act: 'change', what: 'application', name: site }
  if (name.stage === 'wanted') return wanted.join() === found.domains.join() ? [] : [change]
  const isSame = wanted.toSorted().join() === found.domains.toSorted().join()
  return [...(isSame ? [] : [change]), { act: 'deploy', what: 'application', name: site }]
}

/** A dropped name leads nowhere any more; a bought one cannot be given back. */
export const planAdditionalDomainRemoval = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<PlanLine[]> => {
  const { name, recordedRecords, server, purchasedDomains } = request
  if (name?.stage !== 'dropped') return []
  const [place] = findDomainInZone(request)
  if (!place) return []
  const hosts = queriedHostnames(place)
  const told = recordedRecords.flatMap(({ records }) =>
    records.filter((one) => hosts.includes(one.name)),
  )
  const untold = server
    ? siteRecords(place, { ipv4: server.ipv4, ipv6: server.ipv6 ?? undefined })
    : []
  const held = name.zone
    ? await findExistingRecords(deps, { zone: name.zone, records: [...told, ...untold] })
    : []
  const own = purchasedDomains.filter((one) => one.name === place.domain)
  const names = await Promise.all(own.map((one) => planDomainRelease(deps, one)))
  return [...held.map((one) => recordLine('delete', one)), ...names.flat()]
}
