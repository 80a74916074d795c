import { VendorError } from '../../integrations/vendor-error'
import type { QueueName } from '../../store/job-queue/job-queue'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { pollServerHealth } from './poll-server-health'
import { wakeWaitingOrders } from './wake-waiting-orders'

export const monitorServersEveryMs = 1000

/** Wakes the orders that have waited for a place, and sees to it that the servers are watched. */
export const monitorServers = async (
  deps: ProcessDependencies,
  wake: (queue: QueueName) => void,
  signal?: AbortSignal,
) => {
  if ((await wakeWaitingOrders(deps)) > 0) wake('provisioning')
  await pollServerHealth(deps, signal).catch((error) => {
    // The call log tells it; the next minute asks again.
    if (!(error instanceof VendorError)) throw error
  })
}
