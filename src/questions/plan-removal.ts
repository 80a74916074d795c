import type { Plan, PlanWish } from '../../projections/plan'
import { vendorName } from '../integrations/coolify/vendor-name'
import { heldAmong, recordLine } from './plan-records'
import type { PlanTools } from './plan-tools'

type Line = Plan['lines'][number]

/** With the data everything goes; without it, databases and volumes stay, and the project around them. */
export const planSiteRemoval = async (tools: PlanTools, wish: PlanWish): Promise<Line[]> => {
  if (!wish.steps.includes('applicationRemoval')) return []
  const name = vendorName(wish.slug, wish.projectId)
  const { projects, applications, databases } = await tools.coolify.standing(name)
  const act = wish.data === 'erase' ? 'delete' : 'keep'
  const kept = act === 'keep' && databases.length > 0
  return [
    ...applications.flatMap((one): Line[] => [
      { act: 'delete', what: 'application', name: one.name },
      { act, what: 'volume', name: one.name },
    ]),
    ...databases.map((one): Line => ({ act, what: 'database', name: one.name })),
    ...projects.map((): Line => ({ act: kept ? 'keep' : 'delete', what: 'project', name })),
  ]
}

const bought = ({ domain, costCents }: PlanWish) =>
  domain.kind === 'registered' || domain.kind === 'transferred' || costCents > 0

/** A bought domain cannot be unbought: it runs out at its end, its zone stays until then. */
const domainLines = async ({ inwx }: PlanTools, wish: PlanWish): Promise<Line[]> => {
  if (!bought(wish)) return []
  const { name } = wish.domain
  const seen = await inwx.domainSeen(name)
  if (seen.state !== 'held') return []
  const renews = seen.renewalMode !== 'AUTOEXPIRE'
  return [
    ...(renews ? [{ act: 'change' as const, what: 'domain' as const, name }] : []),
    { act: 'keep', what: 'zone', name, netCents: wish.costCents },
  ]
}

/** Only what our events name goes from the DNS. */
export const planRecordRemoval = async (tools: PlanTools, wish: PlanWish): Promise<Line[]> => {
  if (!wish.steps.includes('dnsRemoval')) return []
  const found = await Promise.all(wish.named.map((place) => heldAmong(tools, place)))
  const unique = new Map(found.flat().map((record) => [record.id, record]))
  const records = [...unique.values()].map((record) => recordLine('delete', record))
  return [...records, ...(await domainLines(tools, wish))]
}
