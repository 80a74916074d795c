import { listServerRows, readServerPool } from '../../../projections/queries/servers'
import { countPoolSlots } from '../../domain/server/select-server'
import {
  countOrdersWaitingForSlot,
  wakeOrdersWaitingForSlot,
} from '../../store/job-queue/held-jobs'
import type { ProcessDependencies } from '../engine/process-dependencies'

/**
 * Lets orders that wait for a slot look again, those that wait longest first, and only as many as
 * there are free slots. Answers how many.
 */
export const wakeWaitingOrders = async ({
  sql,
}: Pick<ProcessDependencies, 'sql'>): Promise<number> => {
  const { asleep, awake } = await countOrdersWaitingForSlot(sql)
  if (asleep === 0) return 0
  const [servers, pool] = await Promise.all([listServerRows(sql), readServerPool(sql)])
  const slots = countPoolSlots(servers, pool) - awake
  if (slots <= 0) return 0
  return wakeOrdersWaitingForSlot(sql, slots)
}
