import {
  longestWaiting,
  waitingForPlace,
} from '../../../projections/queries/orders-waiting-for-slot'
import { readServerPool } from '../../../projections/server-pool'
import { allServers } from '../../../projections/servers'
import { placesFor } from '../../domain/server/select-server'
import type { Tools } from '../engine/process'

/**
 * Lets orders that wait for a place look again, those that wait longest first, and only as many as
 * there are places: nobody is woken in vain. Answers how many.
 */
export const wakeWaiting = async ({ sql }: Pick<Tools, 'sql'>): Promise<number> => {
  const { asleep, awake } = await waitingForPlace(sql)
  if (asleep === 0) return 0
  const [servers, pool] = await Promise.all([allServers(sql), readServerPool(sql)])
  const places = placesFor(servers, pool) - awake
  if (places <= 0) return 0
  const woken = await sql`
    with chosen as materialized (${longestWaiting(sql, places)})
    update pgboss.job j set start_after = now() from chosen
    where j.name = 'provisioning' and j.id = chosen.id returning j.id`
  return woken.length
}
