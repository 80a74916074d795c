import type { Job } from 'pg-boss'
import { listQueuesWithDueJobs } from '../../store/job-queue/job-queries'
import type { JobData, JobQueue, QueueName } from '../../store/job-queue/job-queue'
import { queueNames } from '../../store/job-queue/job-queue'
import { parseJobData } from '../../store/job-queue/parse-job-data'
import { startDueJobWatch } from './due-job-watch'
import type { JobDefinitions } from './job-definition'
import type { ProcessDependencies } from './process-dependencies'
import { runJob } from './run-job'
import type { ScheduledTask } from './scheduled-tasks'
import { startScheduledTasks } from './scheduled-tasks'
import { withWakeOnEnqueue } from './wake-on-enqueue'

const concurrency: Record<QueueName, number> = {
  provisioning: 8,
  licensing: 2,
  mails: 2,
  'staff-mails': 1,
  orders: 1,
  payments: 2,
  undoing: 2,
  clearing: 1,
  servers: 1,
  renewals: 1,
  naming: 2,
  drift: 1,
}

const workOptions = {
  pollingIntervalSeconds: 0.5,
  // New jobs are notified of, and the watch finds those that became due: a safety net only.
  notifyPollingIntervalSeconds: 5,
  heartbeatRefreshSeconds: 3,
}

/** Each worker of a queue takes one job and looks for the next at once. Answers their ids. */
const startQueueWorkers = async (
  { boss }: JobQueue,
  queue: QueueName,
  run: (job: Job<JobData>) => unknown,
) => {
  const ids: string[] = []
  for (let index = 0; index < concurrency[queue]; index += 1) {
    ids[index] = await boss.work<JobData>(queue, workOptions, async ([job]) => {
      boss.notifyWorker(ids[index] ?? '')
      if (job) await run(job)
    })
  }
  return ids
}

export type WorkerTasks = {
  /** What the jobs of each queue do. */
  definitions: JobDefinitions
  /** `wake` lets a queue's workers look for jobs at once. */
  scheduledTasks: (
    deps: ProcessDependencies,
    wake: (queue: QueueName) => void,
  ) => readonly ScheduledTask[]
}

export type Worker = { stop(): Promise<void> }

/** Runs the jobs of all queues, and sweeps up what no job carries on. */
export const startWorker = async (
  services: ProcessDependencies,
  queue: JobQueue,
  { definitions, scheduledTasks }: WorkerTasks,
  onError: (error: unknown) => void,
): Promise<Worker> => {
  const workerIds = new Map<QueueName, readonly string[]>()
  const wake = (name: QueueName) => {
    for (const id of workerIds.get(name) ?? []) queue.boss.notifyWorker(id)
  }
  const deps = { ...services, store: withWakeOnEnqueue(services.store, services.now, wake) }
  for (const name of queueNames) {
    const run = async ({ id, retryCount, data }: Job<JobData>) => {
      const activeJob = { id, queue: name, retryCount }
      try {
        await runJob(deps, definitions[name], activeJob, parseJobData(id, data))
      } catch (error) {
        onError(error)
        throw error
      }
    }
    workerIds.set(name, await startQueueWorkers(queue, name, run))
  }
  const watch = startDueJobWatch({
    listQueuesWithDueJobs: () => listQueuesWithDueJobs(deps.sql, queueNames),
    wake,
    onError,
  })
  const tasks = startScheduledTasks(scheduledTasks(deps, wake), {
    withAdvisoryLock: deps.withAdvisoryLock,
    onError,
  })
  return {
    stop: async () => {
      watch.stop()
      await tasks.stop()
      await queue.boss.stop({ graceful: true, timeout: 15_000, close: false })
    },
  }
}
