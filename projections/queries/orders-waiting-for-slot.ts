import type { Sql } from '../projection'

/** Orders that found no free place: those that sleep until a place is there, and those looking. */
export type WaitingForPlace = { asleep: number; awake: number }

const jobs = (sql: Sql) =>
  sql`name = 'provisioning' and data->'waitingFor'->>'code' = 'NO_FREE_SLOT'`

export const waitingForPlace = async (sql: Sql): Promise<WaitingForPlace> => {
  const [found] = await sql<WaitingForPlace[]>`
    select count(*) filter (where state < 'active' and start_after > now())::int as asleep,
      count(*) filter (where state = 'active' or start_after <= now())::int as awake
    from pgboss.job where ${jobs(sql)} and state <= 'active'`
  return found ?? { asleep: 0, awake: 0 }
}

/** Those that sleep, the longest waiting first: the ids of their jobs. */
export const longestWaiting = (sql: Sql, most: number) => sql`
  select id from pgboss.job
  where ${jobs(sql)} and state < 'active' and start_after > now()
  order by data->'waitingFor'->>'since', id limit ${most} for update skip locked`
