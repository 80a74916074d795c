import { listNamesHeldByOthers, listProjectDomains } from '../../../projections/queries/domains'
import { listAssignedDomains, listPurchasedDomains } from '../../domain/plan/planned-domains'
import {
  collectRecordOwnership,
  planRecordRemoval,
  uniqueRecords,
} from '../../domain/plan/record-ownership'
import { createStatement } from '../../store/postgres/statement'
import { domainReleaseAppends } from '../engine/domain-append'
import type { Step, StepContext } from '../engine/process'
import { releaseDomain } from './release-domain'

/** A project's domains are free again once it is given up: another one may use them since. */
const listOwnNames = async ({ project, sql }: StepContext, names: readonly string[]) => {
  const others = await listNamesHeldByOthers(sql, project.id, names)
  return names.filter((name) => !others.includes(name))
}

/** Removes our records in all zones, releases bought domains, records it. */
export const removeDnsRecords: Step = {
  id: 'dnsRemoval',
  run: async (context) => {
    const { events, inwx, project, handle, sql } = context
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
        appends: async () =>
          domainReleaseAppends(context, project.id, await listProjectDomains(sql, project.id)),
        statements: [
          createStatement('delete from project_secrets where project_id = $1', [project.id]),
        ],
      },
    )
    return undefined
  },
}
