import type { QueueName } from '../../store/job-queue/job-queue'

const watchEveryMs = 500

type DueJobWatchOptions = {
  listQueuesWithDueJobs(): Promise<readonly QueueName[]>
  /** Lets the workers of a queue look for jobs at once. */
  wake(queue: QueueName): void
  onError(error: unknown): void
}

/**
 * Wakes the queues that have jobs which became due: delayed ones, retries, those taken back from a
 * worker that ended. One query for all queues, where each worker's own polling would send one.
 */
export const startDueJobWatch = ({ listQueuesWithDueJobs, wake, onError }: DueJobWatchOptions) => {
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      for (const queue of await listQueuesWithDueJobs()) wake(queue)
    } catch (error) {
      onError(error)
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(look, watchEveryMs)
  return { stop: () => clearInterval(timer) }
}
