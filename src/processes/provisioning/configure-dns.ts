import { listProjectDomains } from '../../../projections/queries/domains'
import { listDomainsFromStage } from '../../domain/naming/additional-domains'
import { queriedHostnames } from '../../integrations/inwx/dns/site-records'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { domainAppend } from '../engine/domain-append'
import { currentServer, requirePrimaryDomain } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { ensureDnsRecords } from './ensure-dns-records'

/** Removes the records of the project's former domains. */
const removeFormerRecords = async ({ events, inwx }: StepContext, hosts: readonly string[]) => {
  for (const event of events) {
    if (event.type !== 'DnsConfigured') continue
    const old = event.data.records.filter(({ name }) => !hosts.includes(name))
    if (old.length > 0) await inwx.removeRecords(event.data.zone, old)
  }
}

const releaseAppends = async (context: StepContext, domain: string): Promise<StreamAppend[]> => {
  const { project, sql } = context
  const others = (await listProjectDomains(sql, project.id)).filter(
    ({ name, isPrimary }) => isPrimary && name !== domain,
  )
  const data = { projectId: project.id, primary: true }
  return Promise.all(
    others.map(({ name }) => domainAppend(context, name, { type: 'DomainReleased', data })),
  )
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
    const names = await moveAdditionalDomains(context)
    await removeFormerRecords(context, [target, ...names].flatMap(queriedHostnames))
    await context.handle(
      { type: 'ConfirmDns', data: { serverId, zone: target.zone, records, movedDomains: names } },
      { appends: () => releaseAppends(context, target.domain) },
    )
    return undefined
  },
}
