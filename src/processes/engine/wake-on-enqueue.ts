import type { Store } from '../../store/event-store/event-store'
import type { JobRequest, QueueName } from '../../store/job-queue/job-queue'

/** Looks due later than this are left to the polls. */
const soonMs = 2000

const dueIn = ({ startAfter }: JobRequest, now: Date) =>
  startAfter ? Date.parse(startAfter) - now.getTime() : Number.POSITIVE_INFINITY

/** A store that wakes a queue when a job queued through it for soon is due: a poll comes later. */
export const withAlarm = (
  store: Store,
  now: () => Date,
  wake: (queue: QueueName) => void,
): Store => ({
  ...store,
  act: async (context, build) => {
    let jobs: readonly JobRequest[] = []
    const events = await store.act(context, async () => {
      const action = await build()
      jobs = action.jobs ?? []
      return action
    })
    for (const job of jobs) {
      const ms = dueIn(job, now())
      if (ms <= soonMs) setTimeout(() => wake(job.queue), Math.max(0, ms)).unref()
    }
    return events
  },
})
