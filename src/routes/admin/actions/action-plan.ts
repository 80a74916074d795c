import { createHash } from 'node:crypto'
import { domainStream, projectStream } from '../../../../events/streams'
import type { DomainRow } from '../../../../projections/domains'
import { findDomain } from '../../../../projections/queries/domains'
import { findProject } from '../../../../projections/queries/projects'
import { listServerRows } from '../../../../projections/queries/servers'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { VendorPlan } from '../../../domain/project/plan-request'
import { buildPlanRequest, listPurchasedDomains } from '../../../domain/project/plan-request'
import type { RouteDependencies } from '../../http/route-dependencies'

type Dependencies = Pick<RouteDependencies, 'store' | 'sql' | 'previewCommand'> & {
  vendorQueries: Pick<RouteDependencies['vendorQueries'], 'createPlan'>
}

const emptyPlan: VendorPlan = { lines: [], unreachableVendors: [] }

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
  const foreseen = previewCommand(projectId, command, events)
  const { steps, targetDomain } = foreseen
  if (steps.length === 0 && !targetDomain) return emptyPlan
  const names = listPurchasedDomains(foreseen.events)
  const [servers, domainEvents, ...domains] = await Promise.all([
    listServerRows(sql),
    Promise.all(
      [targetDomain ?? names.at(-1)]
        .flatMap((name) => (name ? [name] : []))
        .map((name) => store.read(domainStream(name))),
    ),
    ...names.map((name) => findDomain(sql, name)),
  ])
  const request = buildPlanRequest({
    ...foreseen,
    project,
    servers,
    domains: domains.filter((row): row is DomainRow => row !== undefined),
    domainEvents: domainEvents.flatMap((stream) => stream.events),
  })
  return vendorQueries.createPlan(request, requestId)
}

/** What was shown is what is confirmed: two plans are the same if their digests are. */
export const planDigest = (plan: VendorPlan) =>
  createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22)
