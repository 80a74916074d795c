import type { Plan, PlanWish } from '../../domain/project/plan-request'
import { siteName, vendorName } from '../../integrations/coolify/resource-names'
import { wantedSite } from '../../integrations/coolify/site-application'
import type { Standing } from '../../integrations/coolify/types'
import { hostsOf } from '../../integrations/inwx/dns/site-records'
import type { PlanTools } from './plan-dependencies'

type Line = Plan['lines'][number]

const create = (what: Line['what'], name: string): Line => ({ act: 'create', what, name })
const change = (what: Line['what'], name: string): Line => ({ act: 'change', what, name })

const nameOf = ({ slug, projectId, moves }: PlanWish) => siteName(slug, { id: projectId, moves })

const databaseNameOf = ({ slug, projectId, home }: PlanWish) =>
  siteName(slug, { id: projectId, moves: home })

const hosts = ({ domain, zone, others }: PlanWish) => {
  const first = { domain: domain.name, zone: zone ?? domain.baseDomain ?? domain.name }
  return [first, ...others].flatMap(hostsOf)
}

const databaseLines = ({ databases }: Standing, name: string): Line[] => {
  const found = databases.find((one) => one.name === name)
  if (!found) return [create('database', name)]
  // It is started again.
  return found.state === 'exited' ? [change('database', name)] : []
}

const applicationLines = async (
  { coolify, core, scheme }: PlanTools,
  wish: PlanWish,
  { project = '', applications, storages }: Standing,
): Promise<Line[]> => {
  const name = nameOf(wish)
  const found = applications.find((one) => one.name === name)
  if (!found) return [create('application', name), create('volume', name)]
  const place = { name, project, server: wish.server?.coolifyUuid ?? '' }
  const wanted = wantedSite(place, { scheme, hosts: hosts(wish), core })
  return [
    ...((await coolify.differs(found.uuid, wanted)) ? [change('application', name)] : []),
    // Every application has one volume.
    ...(storages < applications.length ? [create('volume', name)] : []),
  ]
}

const preparation = async (tools: PlanTools, wish: PlanWish, standing: Standing) => [
  ...(standing.project ? [] : [create('project', vendorName(wish.slug, wish.projectId))]),
  ...databaseLines(standing, databaseNameOf(wish)),
  ...(await applicationLines(tools, wish, standing)),
  change('variables', nameOf(wish)),
]

/** One that is queued already is adopted; one that is being built has to end first. */
const deployment = async (
  { coolify }: PlanTools,
  wish: PlanWish,
  { applications }: Standing,
): Promise<Line[]> => {
  const name = nameOf(wish)
  const found = applications.find((one) => one.name === name)
  const all = found ? await coolify.deployments(found.uuid) : []
  const isQueued = all.some(({ status }) => status === 'queued')
  return isQueued ? [] : [{ act: 'deploy', what: 'application', name }]
}

/** After a move the old application goes; its volume stays. */
const leftBehind = (wish: PlanWish, { applications, databases }: Standing): Line[] => {
  if (wish.moves === 0 || !wish.steps.includes('verification')) return []
  const old = applications.filter(({ name }) => name !== nameOf(wish))
  const others = databases.filter(({ name }) => name !== databaseNameOf(wish))
  return [
    ...old.flatMap(({ name }): Line[] => [
      { act: 'delete', what: 'application', name },
      { act: 'keep', what: 'volume', name },
    ]),
    ...others.map(({ name }): Line => ({ act: 'delete', what: 'database', name })),
  ]
}

/** What is made and deployed at Coolify until the site runs. */
export const planSite = async (tools: PlanTools, wish: PlanWish): Promise<Line[]> => {
  const { steps } = wish
  if (!steps.includes('verification')) return []
  const standing = await tools.coolify.standing(vendorName(wish.slug, wish.projectId))
  return [
    ...(steps.includes('preparation') ? await preparation(tools, wish, standing) : []),
    ...(steps.includes('deployment') ? await deployment(tools, wish, standing) : []),
    ...leftBehind(wish, standing),
  ]
}
