import type { EventStore } from '../../store/event-store/event-store'
import type { JobRequest, QueueName } from '../../store/job-queue/job-queue'

/** Jobs due later than this are left to the queue's own polling. */
const wakeWindowMs = 2000

const msUntilDue = ({ startAfter }: JobRequest, now: Date) =>
  startAfter ? Date.parse(startAfter) - now.getTime() : Number.POSITIVE_INFINITY

/** A store that wakes a queue when a job committed through it is due, if that is before the next poll. */
export const withWakeOnEnqueue = (
  store: EventStore,
  now: () => Date,
  wake: (queue: QueueName) => void,
): EventStore => ({
  ...store,
  commit: async (context, build) => {
    let jobs: readonly JobRequest[] = []
    const events = await store.commit(context, async () => {
      const work = await build()
      jobs = work.jobs ?? []
      return work
    })
    for (const job of jobs) {
      const ms = msUntilDue(job, now())
      if (ms <= wakeWindowMs) setTimeout(() => wake(job.queue), Math.max(0, ms)).unref()
    }
    return events
  },
})
