import type { QueueName } from '../store/job-queue/job-queue'
import { closeEndedAlerts } from '../store/ledgers/alerts'
import { purgeExpiredRows } from '../store/ledgers/purge-expired-rows'
import { sweeps } from './all-processes'
import { verifyArtifacts } from './artifacts/verify-artifacts'
import { indexCustomers } from './customers/index-customers'
import { readInwxMessages } from './domain-watch/read-inwx-messages'
import { watchDomains } from './domain-watch/watch-domains'
import { planNightlyCheck } from './drift/drift-jobs'
import type { ProcessDependencies } from './engine/process-dependencies'
import { resumeHeldJobs } from './engine/resume-held-jobs'
import type { ScheduledTask } from './engine/scheduled-tasks'
import { sweepStuckWork } from './engine/sweep-stuck-work'
import { followLicenseDates } from './licensing/follow-license-dates'
import { fetchMissedPayments } from './payments/fetch-missed-payments'
import { advanceRollouts } from './rollouts/advance-rollouts'
import { monitorServers, monitorServersEveryMs } from './servers/monitor-servers'

const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** What is done again and again beside the jobs. */
export const scheduledTasks = (
  deps: ProcessDependencies,
  wake: (queue: QueueName) => void,
): ScheduledTask[] => [
  { name: 'resume held jobs', everyMs: second, run: () => resumeHeldJobs(deps) },
  {
    name: 'monitor servers',
    everyMs: monitorServersEveryMs,
    run: (signal) => monitorServers(deps, wake, signal),
  },
  {
    name: 'sweep stuck work',
    everyMs: 30 * second,
    run: (signal) => sweepStuckWork(deps, sweeps, signal),
  },
  {
    name: 'read INWX messages',
    everyMs: minute,
    run: (signal) => readInwxMessages(deps, signal),
  },
  { name: 'watch domains', everyMs: minute, run: (signal) => watchDomains(deps, signal) },
  {
    name: 'fetch missed payments',
    everyMs: 10 * minute,
    run: (signal) => fetchMissedPayments(deps, signal),
  },
  {
    name: 'index customers',
    everyMs: 10 * minute,
    atStart: true,
    run: (signal) => indexCustomers(deps, signal),
  },
  {
    name: 'advance rollouts',
    everyMs: 10 * second,
    run: (signal) => advanceRollouts(deps, signal),
  },
  {
    name: 'follow license dates',
    everyMs: 20 * second,
    atStart: true,
    run: (signal) => followLicenseDates(deps, signal),
  },
  {
    name: 'verify artifacts',
    everyMs: hour,
    atStart: true,
    run: (signal) => verifyArtifacts(deps, signal),
  },
  { name: 'close ended alerts', everyMs: minute, run: () => closeEndedAlerts(deps.sql) },
  { name: 'purge expired rows', everyMs: hour, run: () => purgeExpiredRows(deps.sql) },
  {
    name: 'plan nightly check',
    everyMs: hour,
    atStart: true,
    run: () => planNightlyCheck(deps),
  },
]
