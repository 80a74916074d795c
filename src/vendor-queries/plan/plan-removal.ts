import type { Plan, PlanWish } from '../../domain/project/plan-request'
import { vendorName } from '../../integrations/coolify/resource-names'
import { wantedRecords } from '../../integrations/inwx/dns/site-records'
import { expiring } from '../../integrations/inwx/domains/renewals'
import type { PlanTools } from './plan-dependencies'
import { heldAmong, recordLine } from './plan-records'

type Line = Plan['lines'][number]

/** With the data everything goes; without it, databases and volumes stay, and the project around them. */
export const planSiteRemoval = async (tools: PlanTools, wish: PlanWish): Promise<Line[]> => {
  if (!wish.steps.includes('applicationRemoval')) return []
  const all = vendorName(wish.slug, wish.projectId)
  const { projects, applications, databases, others } = await tools.coolify.standing(all)
  const act = wish.data === 'erase' ? 'delete' : 'keep'
  const isFilled = others > 0 || (act === 'keep' && databases.length > 0)
  return [
    ...applications.flatMap(({ name }): Line[] => [
      { act: 'delete', what: 'application', name },
      { act, what: 'volume', name },
    ]),
    ...databases.map(({ name }): Line => ({ act, what: 'database', name })),
    ...projects.map(
      (): Line => ({ act: isFilled ? 'keep' : 'delete', what: 'project', name: all }),
    ),
  ]
}

/** A bought name cannot be given back: it runs out, its zone stays. One that never came leaves no zone. */
export const letGo = async (
  { inwx }: PlanTools,
  { name, costCents }: PlanWish['bought'][number],
): Promise<Line[]> => {
  const seen = await inwx.domainSeen(name)
  if (seen.state === 'pending') return []
  if (seen.state === 'held') {
    const kept: Line = { act: 'keep', what: 'zone', name, netCents: costCents }
    return seen.renewalMode === expiring(name)
      ? [kept]
      : [{ act: 'change', what: 'domain', name }, kept]
  }
  return (await inwx.zoneExists(name)) ? [{ act: 'delete', what: 'zone', name }] : []
}

/** What our events name, and what a step that could not tell any more may have written. */
const ours = ({ named, places, server }: PlanWish) => {
  if (!server) return named
  const { ipv4, ipv6 } = server
  const wanted = places.map((place) => ({
    zone: place.zone,
    records: wantedRecords(place, { ipv4, ipv6: ipv6 ?? undefined }),
  }))
  return [...named, ...wanted]
}

/** Only our own records go from the DNS. */
export const planRecordRemoval = async (tools: PlanTools, wish: PlanWish): Promise<Line[]> => {
  if (!wish.steps.includes('dnsRemoval')) return []
  const found = await Promise.all(ours(wish).map((place) => heldAmong(tools, place)))
  const unique = new Map(found.flat().map((record) => [record.id, record]))
  const names = await Promise.all(wish.bought.map((one) => letGo(tools, one)))
  return [...[...unique.values()].map((one) => recordLine('delete', one)), ...names.flat()]
}
