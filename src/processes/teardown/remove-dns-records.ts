import { listNamesHeldByOthers, listProjectDomains } from '../../../projections/queries/domains'
import { listAssignedDomains, listPurchasedDomains } from '../../domain/plan/planned-domains'
import {
  collectRecordOwnership,
  planRecordRemoval,
  uniqueRecords,
} from '../../domain/plan/record-ownership'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { createStatement } from '../../store/postgres/statement'
import { domainAppend } from '../engine/domain-append'
import type { Step, StepContext } from '../engine/process'
import { releaseDomain } from './release-domain'

/** A project's domains are free again once it is given up: another one may use them since. */
const listOwnNames = async ({ project, sql }: StepContext, names: readonly string[]) => {
  const others = await listNamesHeldByOthers(sql, project.id, names)
  return names.filter((name) => !others.includes(name))
}

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

/** Removes our records in all zones, releases bought domains, records it. */
export const removeDnsRecords: Step = {
  id: 'dnsRemoval',
  run: async (context) => {
    const { events, inwx, project, handle } = context
    const assigned = listAssignedDomains(events)
    const purchased = listPurchasedDomains(events)
    const own = await listOwnNames(context, [...assigned.map(({ domain }) => domain), ...purchased])
    const removals = planRecordRemoval(
      collectRecordOwnership(events),
      assigned.filter(({ domain }) => own.includes(domain)),
    )
    for (const { zone, records } of removals) await inwx.removeRecords(zone, records)
    for (const name of purchased) if (own.includes(name)) await releaseDomain(context, name)
    const zone = removals.at(-1)?.zone
    const records = uniqueRecords(removals.flatMap((removal) => removal.records))
    await handle(
      { type: 'ConfirmDnsRemoval', data: { ...(zone ? { zone } : {}), records } },
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
