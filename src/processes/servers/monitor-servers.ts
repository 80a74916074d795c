import { VendorError } from '../../integrations/vendor-error'
import type { QueueName } from '../../store/job-queue/job-queue'
import type { Tools } from '../engine/process'
import { watchServers } from './poll-server-health'
import { wakeWaiting } from './wake-waiting-orders'

export const tendServersEveryMs = 1000

/** Wakes the orders that have waited for a place, and sees to it that the servers are watched. */
export const tendServers = async (tools: Tools, wake: (queue: QueueName) => void) => {
  if ((await wakeWaiting(tools)) > 0) wake('provisioning')
  await watchServers(tools).catch((error) => {
    // The call log tells it; the next minute asks again.
    if (!(error instanceof VendorError)) throw error
  })
}
