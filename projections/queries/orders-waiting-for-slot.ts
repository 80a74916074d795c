import type { Sql } from '../projection'

/** Orders that found no free place: those that sleep until a place is there, and those looking. */
export type SlotQueueCount = { asleep: number; awake: number }

const isWaitingJobSql = (sql: Sql) =>
  sql`name = 'provisioning' and data->'waitingFor'->>'code' = 'NO_FREE_SLOT'`

export const countOrdersWaitingForSlot = async (sql: Sql): Promise<SlotQueueCount> => {
  const [found] = await sql<SlotQueueCount[]>`
    select count(*) filter (where state < 'active' and start_after > now())::int as asleep,
      count(*) filter (where state = 'active' or start_after <= now())::int as awake
    from pgboss.job where ${isWaitingJobSql(sql)} and state <= 'active'`
  return found ?? { asleep: 0, awake: 0 }
}

/** Those that sleep, the longest waiting first: the ids of their jobs. */
export const selectLongestWaitingJobs = (sql: Sql, most: number) => sql`
  select id from pgboss.job
  where ${isWaitingJobSql(sql)} and state < 'active' and start_after > now()
  order by data->'waitingFor'->>'since', id limit ${most} for update skip locked`
