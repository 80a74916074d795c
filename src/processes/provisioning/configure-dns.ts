import { listProjectDomains } from '../../../projections/queries/domains'
import { listDomainsFromStage } from '../../domain/naming/additional-domains'
import { queriedHostnames } from '../../integrations/inwx/dns/site-records'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { domainAppend } from '../engine/domain-append'
import { currentServer, requirePrimaryDomain } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { ensureDnsRecords } from './ensure-dns-records'

/** Names that the project had before this one lead nowhere any more. */
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

/** Further names lead where the project moves, in the same append as its first. */
const moveAdditionalDomains = async (context: StepContext) => {
  const moved = []
  for (const place of listDomainsFromStage(context.project.additionalDomains, 'pointed'))
    moved.push({ ...place, records: await ensureDnsRecords(context, place) })
  return moved
}

/** Ask INWX, write what differs, tell the project. A second run finds the records ours. */
export const configureDns: Step = {
  id: 'dns',
  run: async (context) => {
    const place = requirePrimaryDomain(context.events)
    const { serverId } = currentServer(context.events)
    const records = await ensureDnsRecords(context, place)
    const names = await moveAdditionalDomains(context)
    await removeFormerRecords(context, [place, ...names].flatMap(queriedHostnames))
    await context.handle(
      { type: 'ConfirmDns', data: { serverId, zone: place.zone, records, movedDomains: names } },
      { appends: () => releaseAppends(context, place.domain) },
    )
    return undefined
  },
}
