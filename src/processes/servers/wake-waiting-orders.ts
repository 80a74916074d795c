import {
  countOrdersWaitingForSlot,
  selectLongestWaitingJobs,
} from '../../../projections/queries/orders-waiting-for-slot'
import { listServerRows, readServerPool } from '../../../projections/queries/servers'
import { countPoolSlots } from '../../domain/server/select-server'
import type { ProcessDependencies } from '../engine/process'

/**
 * Lets orders that wait for a place look again, those that wait longest first, and only as many as
 * there are places: nobody is woken in vain. Answers how many.
 */
export const wakeWaitingOrders = async ({
  sql,
}: Pick<ProcessDependencies, 'sql'>): Promise<number> => {
  const { asleep, awake } = await countOrdersWaitingForSlot(sql)
  if (asleep === 0) return 0
  const [servers, pool] = await Promise.all([listServerRows(sql), readServerPool(sql)])
  const places = countPoolSlots(servers, pool) - awake
  if (places <= 0) return 0
  const woken = await sql`
    with chosen as materialized (${selectLongestWaitingJobs(sql, places)})
    update pgboss.job j set start_after = now() from chosen
    where j.name = 'provisioning' and j.id = chosen.id returning j.id`
  return woken.length
}
