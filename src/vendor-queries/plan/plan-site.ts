import type { PlanRequest, VendorPlan } from '../../domain/project/plan-request'
import {
  projectResourceName,
  siteApplicationSpec,
  siteResourceName,
} from '../../integrations/coolify/site-application'
import type { ProjectInventory } from '../../integrations/coolify/types'
import { hostnamesOf } from '../../integrations/inwx/dns/site-records'
import type { PlanDependencies } from './plan-dependencies'

type PlanLine = VendorPlan['lines'][number]

const createLine = (what: PlanLine['what'], name: string): PlanLine => ({
  act: 'create',
  what,
  name,
})
const changeLine = (what: PlanLine['what'], name: string): PlanLine => ({
  act: 'change',
  what,
  name,
})

const applicationNameOf = ({ slug, projectId, moves }: PlanRequest) =>
  siteResourceName(slug, { id: projectId, moves })

const databaseNameOf = ({ slug, projectId, movesWhenLive }: PlanRequest) =>
  siteResourceName(slug, { id: projectId, moves: movesWhenLive })

const plannedHostnames = ({ domain, zone, otherDomains }: PlanRequest) => {
  const first = { domain: domain.name, zone: zone ?? domain.baseDomain ?? domain.name }
  return [first, ...otherDomains].flatMap(hostnamesOf)
}

const planDatabase = ({ databases }: ProjectInventory, name: string): PlanLine[] => {
  const found = databases.find((one) => one.name === name)
  if (!found) return [createLine('database', name)]
  // It is started again.
  return found.state === 'exited' ? [changeLine('database', name)] : []
}

const planApplication = async (
  { coolify, core, scheme }: PlanDependencies,
  request: PlanRequest,
  { project = '', applications, storageCount }: ProjectInventory,
): Promise<PlanLine[]> => {
  const name = applicationNameOf(request)
  const found = applications.find((one) => one.name === name)
  if (!found) return [createLine('application', name), createLine('volume', name)]
  const place = { name, project, server: request.server?.coolifyUuid ?? '' }
  const wanted = siteApplicationSpec(place, { scheme, hosts: plannedHostnames(request), core })
  return [
    ...((await coolify.hasOutdatedSettings(found.uuid, wanted))
      ? [changeLine('application', name)]
      : []),
    // Every application has one volume.
    ...(storageCount < applications.length ? [createLine('volume', name)] : []),
  ]
}

const planPreparation = async (
  deps: PlanDependencies,
  request: PlanRequest,
  standing: ProjectInventory,
) => [
  ...(standing.project
    ? []
    : [createLine('project', projectResourceName(request.slug, request.projectId))]),
  ...planDatabase(standing, databaseNameOf(request)),
  ...(await planApplication(deps, request, standing)),
  changeLine('variables', applicationNameOf(request)),
]

/** One that is queued already is adopted; one that is being built has to end first. */
const planDeployment = async (
  { coolify }: PlanDependencies,
  request: PlanRequest,
  { applications }: ProjectInventory,
): Promise<PlanLine[]> => {
  const name = applicationNameOf(request)
  const found = applications.find((one) => one.name === name)
  const all = found ? await coolify.listDeployments(found.uuid) : []
  const isQueued = all.some(({ status }) => status === 'queued')
  return isQueued ? [] : [{ act: 'deploy', what: 'application', name }]
}

/** After a move the old application goes; its volume stays. */
const planOldSiteCleanup = (
  request: PlanRequest,
  { applications, databases }: ProjectInventory,
): PlanLine[] => {
  if (request.moves === 0 || !request.steps.includes('verification')) return []
  const old = applications.filter(({ name }) => name !== applicationNameOf(request))
  const others = databases.filter(({ name }) => name !== databaseNameOf(request))
  return [
    ...old.flatMap(({ name }): PlanLine[] => [
      { act: 'delete', what: 'application', name },
      { act: 'keep', what: 'volume', name },
    ]),
    ...others.map(({ name }): PlanLine => ({ act: 'delete', what: 'database', name })),
  ]
}

/** What is made and deployed at Coolify until the site runs. */
export const planSite = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<PlanLine[]> => {
  const { steps } = request
  if (!steps.includes('verification')) return []
  const standing = await deps.coolify.getProjectInventory(
    projectResourceName(request.slug, request.projectId),
  )
  return [
    ...(steps.includes('preparation') ? await planPreparation(deps, request, standing) : []),
    ...(steps.includes('deployment') ? await planDeployment(deps, request, standing) : []),
    ...planOldSiteCleanup(request, standing),
  ]
}
