import type { Sql } from '../../../projections/projection'
import { listUnavailableVendors } from '../../../projections/queries/breakers'
import { applyRelease, countDueJobs } from './circuit-breaker'
import type { ProcessDependencies } from './process'

/** Lets the oldest of those go that wait for this vendor, who was tried least first. Answers their ids. */
const releaseHeldJobs = async (sql: Sql, vendor: string, most: number): Promise<string[]> => {
  const released = await sql<{ id: string }[]>`
    with chosen as materialized (select name, id from pgboss.job
      where state in ('created', 'retry') and data->'waitingFor'->>'code' = 'BREAKER_OPEN'
        and data->'waitingFor'->>'vendor' = ${vendor}
      order by (data->>'breakerHolds')::int, data->>'since', created_on limit ${most}
      for update skip locked)
    update pgboss.job j set start_after = now(), data = data - 'waitingFor'
    from chosen where j.name = chosen.name and j.id = chosen.id
    returning j.id`
  return released.map(({ id }) => id)
}

/** Sends a probe to each vendor that is down, and lets its jobs go in growing batches once it answers. */
export const resumeHeldJobs = async ({ sql, breakers, now }: ProcessDependencies) => {
  const at = now().toISOString()
  for (const vendor of await listUnavailableVendors(sql))
    await breakers.update(vendor, async (state, within) => {
      const due = countDueJobs(state, at)
      return due > 0 ? applyRelease(state, await releaseHeldJobs(within, vendor, due), at) : state
    })
}
