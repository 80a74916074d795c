import type { Plan, PlanWish } from '../../domain/project/plan-request'
import { spelledRecord } from '../../integrations/inwx/dns/format-record'
import { sameRecord } from '../../integrations/inwx/dns/record-codec'
import type { DnsRecord } from '../../integrations/inwx/types'
import type { PlanTools } from './plan-dependencies'

type Line = Plan['lines'][number]
/** `brought`: what the zone will hold then, besides what it holds now. */
export type DomainPlan = { lines: Line[]; brought: DnsRecord[] }

const nothing: DomainPlan = { lines: [], brought: [] }

const create = (what: Line['what'], name: string): Line => ({ act: 'create', what, name })

const zoneLines = (exists: boolean, name: string) => (exists ? [] : [create('zone', name)])

const buying = async ({ inwx }: PlanTools, name: string, kind: 'reg' | 'transfer') => {
  const { netCents } = await inwx.domainPrice(name, kind)
  return [create('contact', name), { act: 'buy' as const, what: 'domain' as const, name, netCents }]
}

const registered = async (tools: PlanTools, name: string): Promise<DomainPlan> => {
  const exists = await tools.inwx.zoneExists(name)
  const lines = [...zoneLines(exists, name), ...(await buying(tools, name, 'reg'))]
  return { lines, brought: [] }
}

/** The zone of the old provider is taken over first, so that mail goes on. */
const copying = async ({ dns, inwx }: PlanTools, name: string): Promise<DomainPlan> => {
  const [{ records }, exists] = await Promise.all([dns.zoneAt(name), inwx.zoneExists(name)])
  const held = exists ? await inwx.recordsIn(name) : []
  const brought = (records as DnsRecord[]).filter(
    (record) => !held.some((one) => sameRecord(one, record)),
  )
  const copies = brought.map((record) => create('record', spelledRecord(record)))
  return { lines: [...zoneLines(exists, name), ...copies], brought }
}

const transferred = async (tools: PlanTools, wish: PlanWish): Promise<DomainPlan> => {
  const { name } = wish.domain
  const { lines, brought } = wish.copied ? nothing : await copying(tools, name)
  return { lines: [...lines, ...(await buying(tools, name, 'transfer'))], brought }
}

/** What brings the name to us costs money only where INWX does not hold it, or is about to. */
export const planDomain = async (tools: PlanTools, wish: PlanWish): Promise<DomainPlan> => {
  const { kind, name } = wish.domain
  if (!wish.steps.includes('domain') || kind === 'subdomain' || kind === 'owned') return nothing
  const { state } = await tools.inwx.domainSeen(name)
  if (state === 'held' || state === 'pending') return nothing
  return kind === 'registered' ? registered(tools, name) : transferred(tools, wish)
}
