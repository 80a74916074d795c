import type { Sql } from '../../../projections/projection'

/** A vendor that is down, or comes back just now: since when, and how many jobs wait for it. */
export type OpenBreakerRow = {
  vendor: string
  is: 'open' | 'resuming'
  since: string
  held: number
}

/** The vendors whose steps are held back now, the longest first; none in normal times. */
export const listOpenBreakers = (sql: Sql): Promise<OpenBreakerRow[]> =>
  sql<OpenBreakerRow[]>`
    select vendor, state->>'is' as is, state->>'since' as since,
      (select count(*)::int from pgboss.job j where j.state in ('created', 'retry')
        and j.data->'waitingFor'->>'code' = 'BREAKER_OPEN'
        and j.data->'waitingFor'->>'vendor' = b.vendor) as held
    from breakers b where state->>'is' <> 'closed' order by state->>'since'`

/** Makes the oldest jobs due that wait for this vendor, those held least often first. Answers their ids. */
export const releaseHeldJobs = async (
  sql: Sql,
  vendor: string,
  limit: number,
): Promise<string[]> => {
  // A process of an older release writes `hold`.
  const released = await sql<{ id: string }[]>`
    with chosen as materialized (select name, id from pgboss.job
      where state in ('created', 'retry') and data->'waitingFor'->>'code' = 'BREAKER_OPEN'
        and data->'waitingFor'->>'vendor' = ${vendor}
      order by coalesce(data->>'breakerHolds', data->>'hold')::int, data->>'since', created_on
      limit ${limit} for update skip locked)
    update pgboss.job j set start_after = now(), data = data - 'waitingFor'
    from chosen where j.name = chosen.name and j.id = chosen.id
    returning j.id, pg_notify('vrs_streams', j.group_id)`
  return released.map(({ id }) => id)
}

/** Orders that found no free slot: those that sleep until there is one, and those looking. */
export type SlotQueueCount = { asleep: number; awake: number }

const isWaitingForSlot = (sql: Sql) =>
  sql`name = 'provisioning' and data->'waitingFor'->>'code' = 'NO_FREE_SLOT'`

export const countOrdersWaitingForSlot = async (sql: Sql): Promise<SlotQueueCount> => {
  const [found] = await sql<SlotQueueCount[]>`
    select count(*) filter (where state < 'active' and start_after > now())::int as asleep,
      count(*) filter (where state = 'active' or start_after <= now())::int as awake
    from pgboss.job where ${isWaitingForSlot(sql)} and state <= 'active'`
  return found ?? { asleep: 0, awake: 0 }
}

/** Makes the longest waiting of the sleeping orders due. Answers how many. */
export const wakeOrdersWaitingForSlot = async (sql: Sql, limit: number): Promise<number> => {
  const woken = await sql`
    with chosen as materialized (
      select id from pgboss.job
      where ${isWaitingForSlot(sql)} and state < 'active' and start_after > now()
      order by data->'waitingFor'->>'since', id limit ${limit} for update skip locked)
    update pgboss.job j set start_after = now() from chosen
    where j.name = 'provisioning' and j.id = chosen.id returning j.id`
  return woken.length
}

/** Makes the jobs due that wait for something about this domain. */
export const wakeJobsOfDomain = (sql: Sql, domain: string) => sql`
  update pgboss.job set start_after = now()
  where name in ('provisioning', 'naming') and state = 'created' and start_after > now()
    and group_id = (select stream from taken_names where kind = 'domain' and name = ${domain})`
