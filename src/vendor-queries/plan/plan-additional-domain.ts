import type { Place } from '../../domain/naming/primary-domain'
import type { Plan, PlanWish } from '../../domain/project/plan-request'
import { siteName, vendorName } from '../../integrations/coolify/resource-names'
import { askedAt, hostsOf, wantedRecords } from '../../integrations/inwx/dns/site-records'
import type { PlanTools } from './plan-dependencies'
import { heldAmong, recordLine } from './plan-records'
import { letGo } from './plan-removal'

type Line = Plan['lines'][number]

const placeOf = ({ name }: PlanWish): Place[] =>
  name
    ? [{ domain: name.domain.name, zone: name.zone ?? name.domain.baseDomain ?? name.domain.name }]
    : []

/** The application's addresses as they would be, the leading one first. */
const addresses = ({ scheme }: PlanTools, wish: PlanWish): string[] => {
  const { name, primary, others } = wish
  const own = name?.stage === 'dropped' ? [] : placeOf(wish)
  const rest = [...(primary ? [primary] : []), ...others].filter(
    ({ domain }) => domain !== name?.domain.name,
  )
  const all = name?.stage === 'wanted' ? [...own, ...rest] : [...rest, ...own]
  return all.flatMap(hostsOf).map((host) => `${scheme}://${host}`)
}

/** The site is told its names and deployed anew; which of them leads takes effect without. */
export const planNameAtSite = async (tools: PlanTools, wish: PlanWish): Promise<Line[]> => {
  const { name, projectId, slug, moves } = wish
  if (!name || name.stage === 'served') return []
  if (name.stage === 'dropped' && name.served === 'never') return []
  const site = siteName(slug, { id: projectId, moves })
  const { applications } = await tools.coolify.standing(vendorName(slug, projectId))
  const found = applications.find((one) => one.name === site)
  if (!found) return []
  const wanted = addresses(tools, wish)
  const change: Line = { act: 'change', what: 'application', name: site }
  if (name.stage === 'wanted') return wanted.join() === found.domains.join() ? [] : [change]
  const isSame = wanted.toSorted().join() === found.domains.toSorted().join()
  return [...(isSame ? [] : [change]), { act: 'deploy', what: 'application', name: site }]
}

/** A dropped name leads nowhere any more; a bought one cannot be given back. */
export const planNameRemoval = async (tools: PlanTools, wish: PlanWish): Promise<Line[]> => {
  const { name, named, server, bought } = wish
  if (name?.stage !== 'dropped') return []
  const [place] = placeOf(wish)
  if (!place) return []
  const hosts = askedAt(place)
  const told = named.flatMap(({ records }) => records.filter((one) => hosts.includes(one.name)))
  const untold = server
    ? wantedRecords(place, { ipv4: server.ipv4, ipv6: server.ipv6 ?? undefined })
    : []
  const held = name.zone
    ? await heldAmong(tools, { zone: name.zone, records: [...told, ...untold] })
    : []
  const own = bought.filter((one) => one.name === place.domain)
  const names = await Promise.all(own.map((one) => letGo(tools, one)))
  return [...held.map((one) => recordLine('delete', one)), ...names.flat()]
}
