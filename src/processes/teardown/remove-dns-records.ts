import { isBought } from '../../../events/codes'
import type { DnsRecord } from '../../../events/domain'
import { projectStream } from '../../../events/streams'
import { findDomainHolder, listProjectDomains } from '../../../projections/queries/domains'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { createStatement } from '../../store/postgres/statement'
import { domainAppend } from '../engine/domain-append'
import type { Step, StepContext } from '../engine/process'
import { writtenRecordsAt } from '../provisioning/ensure-dns-records'
import { releaseDomain } from './release-domain'

type ZoneRecords = { zone: string; records: DnsRecord[] }

/** Domains that were removed before may be used by others: nothing in them is ours any more. */
const isDomainRemoved = ({ events, project }: StepContext, name: string) =>
  project.domain.name !== name &&
  !project.additionalDomains.some(({ domain }) => domain.name === name) &&
  events.some(({ type, data }) => type === 'DomainRemoved' && data.domain === name)

/** Every domain in its zone that the project was given and has not given back. */
const listAssignedDomains = (context: StepContext) =>
  context.events.flatMap(({ type, data }) =>
    (type === 'DomainAssigned' || type === 'DomainBrought') &&
    !isDomainRemoved(context, data.domain)
      ? [data]
      : [],
  )

/** A project's domains are free again once it is given up: another one may use them since. */
const domainsHeldByOthers = async ({ project, sql }: StepContext, names: readonly string[]) => {
  const holders = await Promise.all(names.map((name) => findDomainHolder(sql, name)))
  const own = projectStream(project.id)
  return new Set(names.filter((_, at) => holders[at] !== undefined && holders[at] !== own))
}

/** What our events name, and what a step may have written without recording it. */
const ownRecords = (context: StepContext, others: ReadonlySet<string>): ZoneRecords[] =>
  listAssignedDomains(context)
    .filter(({ domain }) => !others.has(domain))
    .map((target) => ({ zone: target.zone, records: writtenRecordsAt(context.events, target) }))

/** Every domain that was to be bought for this project, the current one last. */
const boughtDomains = (context: StepContext) => [
  ...new Set(
    context.events.flatMap(({ type, data }) =>
      (type === 'ProjectOrdered' || type === 'DomainReplaced' || type === 'DomainAdded') &&
      isBought(data.domain.kind) &&
      !isDomainRemoved(context, data.domain.name)
        ? [data.domain.name]
        : [],
    ),
  ),
]

const releaseAppends = async (context: StepContext): Promise<StreamAppend[]> => {
  const { project, sql } = context
  const names = await listProjectDomains(sql, project.id)
  return Promise.all(
    names.map(({ name, isPrimary: primary }) => {
      const data = { projectId: project.id, primary }
      return domainAppend(context, name, { type: 'DomainReleased', data })
    }),
  )
}

const uniqueRecords = (all: readonly ZoneRecords[]) => {
  const records = new Map<string, DnsRecord>()
  for (const record of all.flatMap((one) => one.records))
    records.set(`${record.type} ${record.name} ${record.content}`, record)
  return [...records.values()]
}

/** Removes our records in all zones, lets bought domains expire, records it. */
export const removeDnsRecords: Step = {
  id: 'dnsRemoval',
  run: async (context) => {
    const { inwx, project, handle } = context
    const names = [
      ...listAssignedDomains(context).map(({ domain }) => domain),
      ...boughtDomains(context),
    ]
    const others = await domainsHeldByOthers(context, names)
    const written = ownRecords(context, others)
    const zones = Map.groupBy(written, ({ zone }) => zone)
    for (const [zone, all] of zones) await inwx.removeRecords(zone, uniqueRecords(all))
    for (const name of boughtDomains(context))
      if (!others.has(name)) await releaseDomain(context, name)
    const zone = [...zones.keys()].at(-1)
    const data = { ...(zone ? { zone } : {}), records: uniqueRecords(written) }
    await handle(
      { type: 'ConfirmDnsRemoval', data },
      {
        appends: () => releaseAppends(context),
        statements: [
          createStatement('delete from project_secrets where project_id = $1', [project.id]),
        ],
      },
    )
    return undefined
  },
}
