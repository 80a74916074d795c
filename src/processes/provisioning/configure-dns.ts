import { listNamesHeldByOthers, listProjectDomains } from '../../../projections/queries/domains'
import { listDomainsFromStage } from '../../domain/naming/additional-domains'
import { listAssignedHostnames, listRetiredRecords } from '../../domain/plan/record-ownership'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { domainReleaseAppends } from '../engine/domain-append'
import { currentServer, requirePrimaryDomain } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { ensureDnsRecords } from './ensure-dns-records'

/** Removes the records of the project's former domains, unless another project uses them by now. */
const removeRetiredRecords = async (context: StepContext, domain: string) => {
  const { events, inwx, project, sql } = context
  const keptNames = [domain, ...project.additionalDomains.map((one) => one.domain.name)]
  const heldByOthers = await listNamesHeldByOthers(sql, project.id, listAssignedHostnames(events))
  for (const { zone, records } of listRetiredRecords(events, { keptNames, heldByOthers }))
    await inwx.removeRecords(zone, records)
}

const releaseAppends = async (context: StepContext, domain: string): Promise<StreamAppend[]> => {
  const { project, sql } = context
  const others = (await listProjectDomains(sql, project.id)).filter(
    ({ name, isPrimary }) => isPrimary && name !== domain,
  )
  return domainReleaseAppends(context, project.id, others)
}

/** Additional domains lead to the new server too, recorded in the same append as the primary one. */
const moveAdditionalDomains = async (context: StepContext) => {
  const moved = []
  for (const target of listDomainsFromStage(context.project.additionalDomains, 'pointed'))
    moved.push({ ...target, records: await ensureDnsRecords(context, target) })
  return moved
}

/** Asks INWX, writes what differs, records it. A second run finds the records as ours. */
export const configureDns: Step = {
  id: 'dns',
  run: async (context) => {
    const target = requirePrimaryDomain(context.events)
    const { serverId } = currentServer(context.events)
    const records = await ensureDnsRecords(context, target)
    const movedDomains = await moveAdditionalDomains(context)
    await removeRetiredRecords(context, target.domain)
    await context.handle(
      { type: 'ConfirmDns', data: { serverId, zone: target.zone, records, movedDomains } },
      { appends: () => releaseAppends(context, target.domain) },
    )
    return undefined
  },
}
