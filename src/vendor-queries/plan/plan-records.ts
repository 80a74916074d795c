import { getDomain } from 'tldts'
import type { Place } from '../../domain/naming/primary-domain'
import type { Plan, PlanWish } from '../../domain/project/plan-request'
import { recordChanges } from '../../integrations/inwx/dns/diff-records'
import { spelledRecord } from '../../integrations/inwx/dns/format-record'
import { sameRecord } from '../../integrations/inwx/dns/record-codec'
import { askedAt, wantedRecords } from '../../integrations/inwx/dns/site-records'
import type { DnsRecord, FoundRecord } from '../../integrations/inwx/types'
import type { PlanTools } from './plan-dependencies'

type Line = Plan['lines'][number]
type Server = NonNullable<PlanWish['server']>
type Spelled = Pick<FoundRecord, 'type' | 'name' | 'content'>

export const recordLine = (act: Line['act'], record: Spelled): Line => ({
  act,
  what: 'record',
  name: spelledRecord(record),
})

/** Where the records will stand; undefined where INWX has no zone for the name. */
const zoneFor = async ({ inwx }: PlanTools, { domain, zone }: PlanWish) => {
  const { kind, name, baseDomain } = domain
  if (zone ?? baseDomain) return zone ?? baseDomain
  if (kind !== 'owned') return name
  for (const one of new Set([name, getDomain(name) ?? name]))
    if (await inwx.zoneExists(one)) return one
  return undefined
}

/** Those of these records that INWX holds. */
export const heldAmong = async (
  { inwx }: PlanTools,
  { zone, records }: PlanWish['named'][number],
) => {
  if (records.length === 0 || !(await inwx.zoneExists(zone))) return []
  const held = await inwx.recordsAt(
    zone,
    records.map(({ name }) => name),
  )
  return held.filter((one) => records.some((record) => sameRecord(one, record)))
}

/** Names that the project had before lead nowhere any more. */
const retired = async (tools: PlanTools, { named }: PlanWish, hosts: readonly string[]) => {
  const old = named.map(({ zone, records }) => ({
    zone,
    records: records.filter(({ name }) => !hosts.includes(name)),
  }))
  const found = await Promise.all(old.map((place) => heldAmong(tools, place)))
  const unique = new Map(found.flat().map((record) => [record.id, record]))
  return [...unique.values()].map((record) => recordLine('delete', record))
}

type Leading = { place: Place; server: Server; brought: readonly DnsRecord[] }

/** What is written so that a name leads to the server; undefined where a stranger's record stays in the way. */
const leading = async (
  tools: PlanTools,
  wish: PlanWish,
  { place, server: { ipv4, ipv6 }, brought }: Leading,
): Promise<Line[] | undefined> => {
  const { zone } = place
  const wanted = wantedRecords(place, { ipv4, ipv6: ipv6 ?? undefined })
  const asked = askedAt(place)
  const held = (await tools.inwx.zoneExists(zone)) ? await tools.inwx.recordsAt(zone, asked) : []
  const soon = brought.map((record, index) => ({ ...record, id: `brought-${index}` }))
  const ours = [...wish.named.flatMap(({ records }) => records), ...(wish.copied ?? []), ...brought]
  const { create, change, remove, strangers } = recordChanges({
    found: [...held, ...soon.filter(({ name }) => asked.includes(name))],
    wanted,
    ours,
    place: place.domain === zone ? 'own zone' : 'our zone',
  })
  if (strangers.length > 0 && wish.strangers === 'stay') return undefined
  return [
    ...strangers.map((record) => recordLine('delete', record)),
    ...create.map((record) => recordLine('create', record)),
    ...change.map(({ to }) => recordLine('change', to)),
    ...remove.map((record) => recordLine('delete', record)),
  ]
}

/** One name after the other, the first before the others; a stranger's record stops all that follows. */
export const planRecords = async (
  tools: PlanTools,
  wish: PlanWish,
  brought: readonly DnsRecord[],
): Promise<Line[]> => {
  const { server, name, pointed } = wish
  const zone = await zoneFor(tools, wish)
  if (!wish.steps.includes('dns') || !zone || !server) return []
  const places = [{ domain: wish.domain.name, zone }, ...(name ? [] : pointed)]
  const lines: Line[] = []
  for (const [index, place] of places.entries()) {
    const found = await leading(tools, wish, { place, server, brought: index ? [] : brought })
    if (!found) return lines
    lines.push(...found)
  }
  // What leads to the other names stays, whatever becomes of this one.
  return name ? lines : [...lines, ...(await retired(tools, wish, places.flatMap(askedAt)))]
}
