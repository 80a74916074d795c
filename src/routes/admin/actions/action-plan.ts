import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../../../../events'
import { domainStream, projectStream } from '../../../../events/streams'
import type { DomainRow } from '../../../../projections/domains'
import type { Sql } from '../../../../projections/projection'
import { listPluginNames } from '../../../../projections/queries/catalogue'
import { findDomain, listNamesHeldByOthers } from '../../../../projections/queries/domains'
import { findProject } from '../../../../projections/queries/projects'
import { listServerRows } from '../../../../projections/queries/servers'
import { canReleaseWithheld, isReleaseWithheld } from '../../../domain/order/withheld-release'
import type { VendorPlan } from '../../../domain/plan/plan-request'
import { buildPlanRequest } from '../../../domain/plan/plan-request'
import { listPurchasedDomains } from '../../../domain/plan/planned-domains'
import { listAssignedHostnames } from '../../../domain/plan/record-ownership'
import type { ProjectCommand } from '../../../domain/project/commands'
import { rebuildProject } from '../../../domain/project/evolve'
import type { RouteDependencies } from '../../http/route-dependencies'

type Dependencies = Pick<RouteDependencies, 'store' | 'sql' | 'previewCommand'> & {
  vendorQueries: Pick<RouteDependencies['vendorQueries'], 'createPlan'>
}

const emptyPlan: VendorPlan = { lines: [], unreachableVendors: [] }

const planRefund = (
  events: readonly RecordedEvent[],
  decided: readonly RecordedEvent[],
): VendorPlan => {
  const requested = decided.find((event) => event.type === 'RefundRequested')
  if (requested?.type !== 'RefundRequested') return emptyPlan
  const { lines, taxCents, grossCents, way } = requested.data
  const needsApproval = !decided.some(({ type }) => type === 'RefundApproved')
  const project = rebuildProject(events)
  const endsOrder =
    decided.some(({ type }) => type === 'OrderCancelled') ||
    (project.stage !== 'initial' && isReleaseWithheld(project) && !canReleaseWithheld(project))
  return {
    ...emptyPlan,
    refund: { lines, taxCents, grossCents, way, needsApproval, endsOrder },
  }
}

const purchaseCommands: readonly ProjectCommand['type'][] = [
  'OrderPlugins',
  'OfferRenewal',
  'OrderUpgrade',
]

/** `payBy` says the minute: the plan would be another one a minute later. */
const planPurchase = async (sql: Sql, decided: readonly RecordedEvent[]): Promise<VendorPlan> => {
  const [ordered] = decided
  if (
    ordered?.type !== 'PluginsOrdered' &&
    ordered?.type !== 'RenewalOffered' &&
    ordered?.type !== 'LicenseUpgradeOrdered'
  )
    return emptyPlan
  const { plugins, cycle, price, asOfDay, period, paymentMethod } = ordered.data
  const names = await listPluginNames(sql, plugins)
  const terms = { plugins, cycle, price, asOfDay, paymentMethod, names }
  const upgrade = ordered.type === 'LicenseUpgradeOrdered' ? { isUpgrade: true as const } : {}
  const purchase = { ...terms, ...(period ? { period } : {}), ...upgrade }
  return { ...emptyPlan, purchase }
}

/** What a command will lead to at the vendors. Throws `Refused` where the command would be. */
export const planCommand = async (
  { store, sql, previewCommand, vendorQueries }: Dependencies,
  projectId: string,
  command: ProjectCommand,
  requestId: string,
): Promise<VendorPlan> => {
  const [project, { events }] = await Promise.all([
    findProject(sql, projectId),
    store.read(projectStream(projectId)),
  ])
  if (!project) return emptyPlan
  const preview = previewCommand(projectId, command, events)
  if (command.type === 'RequestRefund')
    return planRefund(preview.events, preview.events.slice(events.length))
  if (purchaseCommands.includes(command.type))
    return planPurchase(sql, preview.events.slice(events.length))
  const { steps, targetDomain } = preview
  if (steps.length === 0 && !targetDomain) return emptyPlan
  const names = listPurchasedDomains(preview.events)
  const hostnames = listAssignedHostnames(preview.events)
  const [servers, heldByOthers, domainEvents, ...domains] = await Promise.all([
    listServerRows(sql),
    listNamesHeldByOthers(sql, projectId, [...hostnames, ...names]),
    Promise.all(
      [targetDomain ?? names.at(-1)]
        .flatMap((name) => (name ? [name] : []))
        .map((name) => store.read(domainStream(name))),
    ),
    ...names.map((name) => findDomain(sql, name)),
  ])
  const request = buildPlanRequest({
    ...preview,
    project,
    servers,
    domains: domains.filter((row): row is DomainRow => row !== undefined),
    heldByOthers,
    domainEvents: domainEvents.flatMap((stream) => stream.events),
  })
  return vendorQueries.createPlan(request, requestId)
}

/** What was shown is what is confirmed: two plans are the same if their digests are. */
export const planDigest = (plan: VendorPlan) =>
  createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22)
