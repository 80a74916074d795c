import type { Job } from 'pg-boss'
import type { JobData, JobQueue, QueueName } from '../../store/job-queue/job-queue'
import { parseJobData } from '../../store/job-queue/parse-job-data'
import { readInwxMessages } from '../domain-watch/read-inwx-messages'
import { watchDomains } from '../domain-watch/watch-domains'
import { planNightlyCheck, runDriftJob } from '../drift/drift-jobs'
import { fetchMissedPayments } from '../payments/fetch-missed-payments'
import { recordPayment } from '../payments/record-payment'
import { addServer } from '../servers/add-server'
import { monitorServers, monitorServersEveryMs } from '../servers/monitor-servers'
import { processes } from './jobs-for-event'
import type { ProcessDependencies } from './process'
import { purgeExpiredRows } from './purge-expired-rows'
import { resumeHeldJobs } from './resume-held-jobs'
import { runStep } from './run-step'
import { sweepStuckWork } from './sweep-stuck-work'
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
  notifyPollingIntervalSeconds: 0.5,
  heartbeatRefreshSeconds: 3,
}

const createJobHandler = (deps: ProcessDependencies, queue: QueueName) => {
  const process = processes.find((one) => one.queue === queue)
  return async ({ id, retryCount, data: stored }: Job<JobData>) => {
    const held = { id, queue, retryCount }
    const data = parseJobData(id, stored)
    if (process) await runStep(deps, process, held, data)
    else if (queue === 'servers') await addServer(deps, held, data)
    else if (queue === 'drift') await runDriftJob(deps, held, data)
    else await recordPayment(deps, held, data)
  }
}

/** Several hands a queue: each takes one job and at once looks for the next. Answers their ids. */
const startWorkers = async (
  { boss }: JobQueue,
  queue: QueueName,
  run: (job: Job<JobData>) => unknown,
) => {
  const ids: string[] = []
  for (let hand = 0; hand < concurrency[queue]; hand += 1) {
    ids[hand] = await boss.work<JobData>(queue, workOptions, async ([job]) => {
      boss.notifyWorker(ids[hand] ?? '')
      if (job) await run(job)
    })
  }
  return ids
}

const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** What is done again and again beside the jobs; each sees to it that one worker does it at a time. */
const scheduledTasks = (
  deps: ProcessDependencies,
  wake: (queue: QueueName) => void,
): [everyMs: number, work: () => Promise<unknown>][] => [
  [second, () => resumeHeldJobs(deps)],
  [monitorServersEveryMs, () => monitorServers(deps, wake)],
  [30 * second, () => sweepStuckWork(deps)],
  [minute, () => readInwxMessages(deps)],
  [minute, () => watchDomains(deps)],
  [10 * minute, () => fetchMissedPayments(deps)],
  [hour, () => purgeExpiredRows(deps)],
  [hour, () => planNightlyCheck(deps)],
]

export type Worker = { stop(): Promise<void> }

/** Carries all processes' jobs, and sweeps up what no job will wake. */
export const startWorker = async (
  deps: ProcessDependencies,
  queue: JobQueue,
  failed: (error: unknown) => void,
): Promise<Worker> => {
  const employed = new Map<QueueName, readonly string[]>()
  const wake = (name: QueueName) => {
    for (const id of employed.get(name) ?? []) queue.boss.notifyWorker(id)
  }
  const alarmed = { ...deps, store: withWakeOnEnqueue(deps.store, deps.now, wake) }
  for (const name of Object.keys(concurrency) as QueueName[]) {
    const handle = createJobHandler(alarmed, name)
    const run = (job: Job<JobData>) =>
      handle(job).catch((error) => {
        failed(error)
        throw error
      })
    employed.set(name, await startWorkers(queue, name, run))
  }
  const timers = scheduledTasks(alarmed, wake).map(([everyMs, work]) =>
    setInterval(() => work().catch(failed), everyMs),
  )
  planNightlyCheck(deps).catch(failed)
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await queue.boss.stop({ graceful: true, timeout: 15_000, close: false })
    },
  }
}
