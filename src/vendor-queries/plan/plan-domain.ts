import { commonDnsLabels } from '../../domain/naming/common-dns-names'
import { listCaaGaps, toWritableRecords } from '../../domain/naming/copied-records'
import { needsPurchase, purchaseLines, zoneLines } from '../../domain/plan/acquisition'
import type { PlanRequest, VendorPlan } from '../../domain/plan/plan-request'
import { recordLine } from '../../domain/plan/record-lines'
import { isSameRecord } from '../../integrations/inwx/dns/record-codec'
import type { DnsRecord } from '../../integrations/inwx/types'
import type { PlanDependencies } from './plan-dependencies'

/** `acquiredRecords`: what the zone will hold then, besides what it holds now. */
export type DomainPlan = {
  lines: VendorPlan['lines']
  acquiredRecords: DnsRecord[]
  /** What the copy of a zone will lack; undefined where none is copied. */
  zoneGaps?: NonNullable<VendorPlan['zoneGaps']>
}

const emptyPlan: DomainPlan = { lines: [], acquiredRecords: [] }

const planZone = async ({ inwx }: PlanDependencies, name: string) => {
  const zone = (await inwx.zoneExists(name)) ? 'exists' : 'missing'
  return { zone, lines: zoneLines(zone, name) } as const
}

const planPurchase = async ({ inwx }: PlanDependencies, name: string, kind: 'reg' | 'transfer') =>
  purchaseLines(name, (await inwx.getDomainPrice(name, kind)).netCents)

const planRegistration = async (deps: PlanDependencies, name: string): Promise<DomainPlan> => {
  const { lines } = await planZone(deps, name)
  return { lines: [...lines, ...(await planPurchase(deps, name, 'reg'))], acquiredRecords: [] }
}

/** The zone of the old provider is copied first, so that mail goes on. */
const planZoneCopy = async (deps: PlanDependencies, name: string): Promise<DomainPlan> => {
  const [{ records, gaps }, { zone, lines }] = await Promise.all([
    deps.dns.readPublicZone(name, commonDnsLabels),
    planZone(deps, name),
  ])
  const found = zone === 'exists' ? await deps.inwx.listZoneRecords(name) : []
  const acquiredRecords = toWritableRecords(records).filter(
    (record) => !found.some((one) => isSameRecord(one, record)),
  )
  const copies = acquiredRecords.map((record) => recordLine('create', record))
  return {
    lines: [...lines, ...copies],
    acquiredRecords,
    zoneGaps: [...gaps, ...listCaaGaps(records, name)],
  }
}

const planTransfer = async (deps: PlanDependencies, request: PlanRequest): Promise<DomainPlan> => {
  const { name } = request.domain
  const copy = request.copiedRecords ? emptyPlan : await planZoneCopy(deps, name)
  return { ...copy, lines: [...copy.lines, ...(await planPurchase(deps, name, 'transfer'))] }
}

/** How the name is acquired: registered, transferred, or already there. */
export const planDomain = async (
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<DomainPlan> => {
  const { kind, name } = request.domain
  if (!request.steps.includes('domain') || kind === 'subdomain' || kind === 'owned')
    return emptyPlan
  const { state } = await deps.inwx.observeDomain(name)
  if (!needsPurchase(state)) return emptyPlan
  return kind === 'registered' ? planRegistration(deps, name) : planTransfer(deps, request)
}
