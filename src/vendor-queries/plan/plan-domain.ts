import type { PlanRequest, VendorPlan } from '../../domain/project/plan-request'
import { formatRecord, isSameRecord } from '../../integrations/inwx/dns/record-codec'
import type { DnsRecord } from '../../integrations/inwx/types'
import type { PlanDependencies } from './plan-dependencies'

type PlanLine = VendorPlan['lines'][number]
/** `brought`: what the zone will hold then, besides what it holds now. */
export type DomainPlan = { lines: PlanLine[]; acquiredRecords: DnsRecord[] }

const emptyPlan: DomainPlan = { lines: [], acquiredRecords: [] }

const createLine = (what: PlanLine['what'], name: string): PlanLine => ({
  act: 'create',
  what,
  name,
})

const planZone = (exists: boolean, name: string) => (exists ? [] : [createLine('zone', name)])

const planPurchase = async ({ inwx }: PlanDependencies, name: string, kind: 'reg' | 'transfer') => {
  const { netCents } = await inwx.getDomainPrice(name, kind)
  return [
    createLine('contact', name),
    { act: 'buy' as const, what: 'domain' as const, name, netCents },
  ]
}

const planRegistration = async (deps: PlanDependencies, name: string): Promise<DomainPlan> => {
  const exists = await deps.inwx.zoneExists(name)
  const lines = [...planZone(exists, name), ...(await planPurchase(deps, name, 'reg'))]
  return { lines, acquiredRecords: [] }
}

/** The zone of the old provider is taken over first, so that mail goes on. */
const planZoneCopy = async ({ dns, inwx }: PlanDependencies, name: string): Promise<DomainPlan> => {
  const [{ records }, exists] = await Promise.all([dns.readPublicZone(name), inwx.zoneExists(name)])
  const held = exists ? await inwx.listZoneRecords(name) : []
  const brought = (records as DnsRecord[]).filter(
    (record) => !held.some((one) => isSameRecord(one, record)),
  )
  const copies = brought.map((record) => createLine('record', formatRecord(record)))
  return { lines: [...planZone(exists, name), ...copies], acquiredRecords: brought }
}

const planTransfer = async (deps: PlanDependencies, request: PlanRequest): Promise<DomainPlan> => {
  const { name } = request.domain
  const { lines, acquiredRecords } = request.copiedRecords
    ? emptyPlan
    : await planZoneCopy(deps, name)
  return {
    lines: [...lines, ...(await planPurchase(deps, name, 'transfer'))],
    acquiredRecords,
  }
}

/** What brings the name to us costs money only where INWX does not hold it, or is about to. */
export const planDomain = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<DomainPlan> => {
  const { kind, name } = request.domain
  if (!request.steps.includes('domain') || kind === 'subdomain' || kind === 'owned')
    return emptyPlan
  const { state } = await deps.inwx.observeDomain(name)
  if (state === 'held' || state === 'pending') return emptyPlan
  return kind === 'registered' ? planRegistration(deps, name) : planTransfer(deps, request)
}
