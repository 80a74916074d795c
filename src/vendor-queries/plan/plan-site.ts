import type { PlanRequest, VendorPlan } from '../../domain/plan/plan-request'
import { listSiteHosts } from '../../domain/plan/site-addresses'
import type { SiteNames } from '../../domain/plan/site-names'
import { siteNames } from '../../domain/plan/site-names'
import { deploymentLines, formerSiteLines, preparationLines } from '../../domain/plan/site-plan'
import { siteApplicationSpec } from '../../integrations/coolify/site-application'
import type { ProjectInventory } from '../../integrations/coolify/types'
import type { PlanDependencies } from './plan-dependencies'

const plannedHosts = ({ domain, zone, otherDomains, steps, recordedHosts }: PlanRequest) => {
  const first = { domain: domain.name, zone: zone ?? domain.baseDomain ?? domain.name }
  return listSiteHosts(otherDomains, first, steps.includes('dns') ? 'all' : recordedHosts)
}

const planPreparation = async (
  { coolify, core, scheme }: PlanDependencies,
  request: PlanRequest,
  { inventory, names }: { inventory: ProjectInventory; names: SiteNames },
) => {
  const { application: name } = names
  const found = inventory.applications.find((application) => application.name === name)
  const server = request.server?.coolifyUuid ?? ''
  const spec = siteApplicationSpec(
    { name, project: inventory.project ?? '', server },
    { scheme, hosts: plannedHosts(request), core },
  )
  const isOutdated = found !== undefined && (await coolify.hasOutdatedSettings(found.uuid, spec))
  return preparationLines(inventory, names, isOutdated ? 'outdated' : 'current')
}

const planDeployment = async (
  { coolify }: PlanDependencies,
  { applications }: ProjectInventory,
  { application }: SiteNames,
) => {
  const found = applications.find(({ name }) => name === application)
  return deploymentLines(application, found ? await coolify.listDeployments(found.uuid) : [])
}

/** What is created, changed and deployed at Coolify until the site runs. */
export const planSite = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<VendorPlan['lines']> => {
  const { steps, moves } = request
  if (!steps.includes('verification')) return []
  const names = siteNames(request)
  const inventory = await deps.coolify.getProjectInventory(names.project)
  return [
    ...(steps.includes('preparation')
      ? await planPreparation(deps, request, { inventory, names })
      : []),
    ...(steps.includes('deployment') ? await planDeployment(deps, inventory, names) : []),
    ...(moves > 0 ? formerSiteLines(inventory, names) : []),
  ]
}
