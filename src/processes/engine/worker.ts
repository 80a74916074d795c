import type { Job } from 'pg-boss'
import type { JobData, Queue, QueueName } from '../../store/job-queue/job-queue'
import { readMessages } from '../domain-watch/read-inwx-messages'
import { watchDomains } from '../domain-watch/watch-domains'
import { planNight, runDriftJob } from '../drift/drift-jobs'
import { askMissed } from '../payments/fetch-missed-payments'
import { recordPayment } from '../payments/record-payment'
import { addServer } from '../servers/add-server'
import { tendServers, tendServersEveryMs } from '../servers/monitor-servers'
import { processes } from './jobs-for-event'
import type { Tools } from './process'
import { tidy } from './purge-expired-rows'
import { resumeHeld } from './resume-held-jobs'
import { runStep } from './run-step'
import { sweep } from './sweep-stuck-work'
import { withAlarm } from './wake-on-enqueue'

const hands: Record<QueueName, number> = {
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

const options = {
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
  heartbeatRefreshSeconds: 3,
}

const handler = (tools: Tools, queue: QueueName) => {
  const process = processes.find((one) => one.queue === queue)
  return async ({ id, retryCount, data }: Job<JobData>) => {
    const held = { id, queue, retryCount }
    if (process) await runStep(tools, process, held, data)
    else if (queue === 'servers') await addServer(tools, held, data)
    else if (queue === 'drift') await runDriftJob(tools, held, data)
    else await recordPayment(tools, held, data)
  }
}

/** Several hands a queue: each takes one job and at once looks for the next. Answers their ids. */
const employ = async ({ boss }: Queue, queue: QueueName, run: (job: Job<JobData>) => unknown) => {
  const ids: string[] = []
  for (let hand = 0; hand < hands[queue]; hand += 1) {
    ids[hand] = await boss.work<JobData>(queue, options, async ([job]) => {
      boss.notifyWorker(ids[hand] ?? '')
      if (job) await run(job)
    })
  }
  return ids
}

const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** What is done again and again beside the jobs; each sees to it that one worker does it at a time. */
const roundsOf = (
  tools: Tools,
  wake: (queue: QueueName) => void,
): [everyMs: number, work: () => Promise<unknown>][] => [
  [second, () => resumeHeld(tools)],
  [tendServersEveryMs, () => tendServers(tools, wake)],
  [30 * second, () => sweep(tools)],
  [minute, () => readMessages(tools)],
  [minute, () => watchDomains(tools)],
  [10 * minute, () => askMissed(tools)],
  [hour, () => tidy(tools)],
  [hour, () => planNight(tools)],
]

export type Worker = { stop(): Promise<void> }

/** Carries all processes' jobs, and sweeps up what no job will wake. */
export const startWorker = async (
  tools: Tools,
  queue: Queue,
  failed: (error: unknown) => void,
): Promise<Worker> => {
  const employed = new Map<QueueName, readonly string[]>()
  const wake = (name: QueueName) => {
    for (const id of employed.get(name) ?? []) queue.boss.notifyWorker(id)
  }
  const alarmed = { ...tools, store: withAlarm(tools.store, tools.now, wake) }
  for (const name of Object.keys(hands) as QueueName[]) {
    const handle = handler(alarmed, name)
    const run = (job: Job<JobData>) =>
      handle(job).catch((error) => {
        failed(error)
        throw error
      })
    employed.set(name, await employ(queue, name, run))
  }
  const timers = roundsOf(alarmed, wake).map(([everyMs, work]) =>
    setInterval(() => work().catch(failed), everyMs),
  )
  planNight(tools).catch(failed)
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await queue.boss.stop({ graceful: true, timeout: 15_000, close: false })
    },
  }
}
