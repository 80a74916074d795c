import type { DomainInZone } from '../../domain/naming/primary-domain'
import type { PlanRequest, VendorPlan } from '../../domain/plan/plan-request'
import type { TargetDomain } from '../../domain/plan/planned-domains'
import { planRecordRemoval } from '../../domain/plan/record-ownership'
import { hasSameAddresses, listSiteHosts, siteAddressesOf } from '../../domain/plan/site-addresses'
import { siteNames } from '../../domain/plan/site-names'
import { hostnamesOf } from '../../domain/plan/site-records'
import type { PlanDependencies } from './plan-dependencies'
import { planRecordDeletion } from './plan-records'
import { planReleaseOf } from './plan-removal'

const toDomainInZone = ({ domain, zone }: TargetDomain): DomainInZone => ({
  domain: domain.name,
  zone: zone ?? domain.baseDomain ?? domain.name,
})

/** The application's addresses as they would be, the leading one first. */
const plannedAddresses = (
  { scheme }: PlanDependencies,
  { primaryDomain, otherDomains, recordedHosts, steps }: PlanRequest,
  additionalDomain: TargetDomain,
): string[] => {
  const { stage } = additionalDomain
  const own = toDomainInZone(additionalDomain)
  const others = otherDomains.filter(({ domain }) => domain !== own.domain)
  const domains = [...(primaryDomain ? [primaryDomain] : []), ...others]
  const all = stage === 'dropped' ? domains : [...domains, own]
  const leading = stage === 'wanted' ? own : (primaryDomain ?? all[0])
  // Its own records are written before, where that is still to be done.
  const hosts = steps.includes('dns')
    ? [...recordedHosts, ...hostnamesOf(own.domain)]
    : recordedHosts
  return leading ? siteAddressesOf(scheme, listSiteHosts(all, leading, hosts)) : []
}

/** The site is given its names and deployed anew; which of them leads takes effect without. */
export const planAdditionalDomainAtSite = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<VendorPlan['lines']> => {
  const { additionalDomain } = request
  if (!additionalDomain || additionalDomain.stage === 'served') return []
  const { stage, wasReached } = additionalDomain
  if (stage === 'dropped' && !wasReached) return []
  const { project, application: name } = siteNames(request)
  const { applications } = await deps.coolify.getProjectInventory(project)
  const found = applications.find((application) => application.name === name)
  if (!found) return []
  const addresses = plannedAddresses(deps, request, additionalDomain)
  const order = stage === 'wanted' ? 'same order' : 'any order'
  const change: VendorPlan['lines'] = hasSameAddresses(found.domains, addresses, order)
    ? []
    : [{ act: 'change', what: 'application', name }]
  return stage === 'wanted' ? change : [...change, { act: 'deploy', what: 'application', name }]
}

/** The records of a dropped name go; one that was bought is released. */
export const planAdditionalDomainRemoval = async (
  deps: PlanDependencies,
  { additionalDomain, ownership, purchasedDomains }: PlanRequest,
): Promise<VendorPlan['lines']> => {
  if (additionalDomain?.stage !== 'dropped') return []
  const { domain, zone } = additionalDomain
  const records = zone ? planRecordRemoval(ownership, [{ domain: domain.name, zone }]) : []
  const purchased = purchasedDomains.filter(({ name }) => name === domain.name)
  const [deleted, ...releases] = await Promise.all([
    planRecordDeletion(deps, records),
    ...purchased.map((one) => planReleaseOf(deps, one)),
  ])
  return [...deleted, ...releases.flat()]
}
