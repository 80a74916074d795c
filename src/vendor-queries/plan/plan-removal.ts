import { domainReleaseLines } from '../../domain/plan/domain-release'
import type { PlanRequest, VendorPlan } from '../../domain/plan/plan-request'
import { planRecordRemoval } from '../../domain/plan/record-ownership'
import { siteNames } from '../../domain/plan/site-names'
import { siteRemovalLines } from '../../domain/plan/site-removal'
import { expiringMode } from '../../integrations/inwx/domains/renewals'
import type { PlanDependencies } from './plan-dependencies'
import { planRecordDeletion } from './plan-records'

/** What a teardown deletes and keeps at Coolify. */
export const planSiteTeardown = async (
  { coolify }: PlanDependencies,
  request: PlanRequest,
): Promise<VendorPlan['lines']> => {
  if (!request.steps.includes('applicationRemoval')) return []
  const { project } = siteNames(request)
  return siteRemovalLines(await coolify.getProjectInventory(project), request.data, project)
}

export const planReleaseOf = async (
  { inwx }: PlanDependencies,
  domain: PlanRequest['purchasedDomains'][number],
): Promise<VendorPlan['lines']> => {
  const { name } = domain
  const observed = await inwx.observeDomain(name)
  const isExpiring = observed.state === 'held' && observed.renewalMode === expiringMode(name)
  return domainReleaseLines(domain, {
    state: observed.state,
    renewal: isExpiring ? 'expires' : 'renews',
    zone: (await inwx.zoneExists(name)) ? 'exists' : 'missing',
  })
}

/** What a teardown removes from the DNS, and what becomes of the names that were bought. */
export const planDnsTeardown = async (
  deps: PlanDependencies,
  { steps, ownership, assignedDomains, purchasedDomains }: PlanRequest,
): Promise<VendorPlan['lines']> => {
  if (!steps.includes('dnsRemoval')) return []
  const [records, ...releases] = await Promise.all([
    planRecordDeletion(deps, planRecordRemoval(ownership, assignedDomains)),
    ...purchasedDomains.map((domain) => planReleaseOf(deps, domain)),
  ])
  return [...records, ...releases.flat()]
}
