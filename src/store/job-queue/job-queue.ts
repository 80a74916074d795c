import type { JobInsert } from 'pg-boss'
import { PgBoss } from 'pg-boss'
import type { Owner, Vendor } from '../../../events/codes'
import { stepIds, teardownStepIds } from '../../../events/codes'
import type { DatabaseSockets } from '../postgres/database-sockets'
import { pgConnection } from '../postgres/pool-options'
import type { Statement } from '../postgres/statement'
import { createStatement } from '../postgres/statement'

export const queueNames = [
  'provisioning',
  'licensing',
  'mails',
  'staff-mails',
  'orders',
  'payments',
  'undoing',
  'clearing',
  'servers',
  'renewals',
  'naming',
  'drift',
] as const
export type QueueName = (typeof queueNames)[number]

/** What a job can be for: a step of a process, the drift check, or a person's account. */
export const jobSteps = [...stepIds, ...teardownStepIds, 'drift', 'account'] as const
export type JobStep = (typeof jobSteps)[number]

/** What a job carries: ids and codes, never personal plaintext. Read it with `parseJobData`. */
export type JobData = {
  step: JobStep
  /** The event that caused it. */
  eventId: string
  stream: string
  correlationId: string
  /** When the cause happened; deadlines count from here. */
  since: string
  /** How often the step has polled before. */
  pollCount: number
  /** 1 = the first try. */
  attempt: number
  /** How often the sweeper had to queue it again. */
  sweep?: number
  /** How often it was held back because a vendor is down. */
  breakerHolds?: number
  /** Since when it is held back now, and how long it was before; no deadline runs meanwhile. */
  heldAt?: string
  heldMs?: number
  waitingFor?: {
    vendor?: Vendor
    code: string
    vendorText?: string
    owner: Owner
    since?: string
  }
}

export type JobRequest = { id: string; queue: QueueName; data: JobData; startAfter?: string }

/** A job that a worker holds; it may finish it only as this attempt. */
export type ActiveJob = { id: string; queue: QueueName; retryCount: number }

export type JobQueue = {
  boss: PgBoss
  /** The statements that put these jobs into their queues. */
  insertStatements(jobs: readonly JobRequest[]): Promise<Statement[]>
  /** The statements that finish a job, or fail the transaction if somebody else holds it now. */
  completeStatements(job: ActiveJob): Promise<Statement[]>
}

const captureStatements = async (call: (db: { executeSql: ExecuteSql }) => Promise<unknown>) => {
  const statements: Statement[] = []
  await call({
    executeSql: async (text, values = []) => {
      statements.push(createStatement(text, values))
      // What pg-boss expects to have changed; `assert_job_active` does the checking.
      return { rows: [{ count: '1' }] }
    },
  })
  return statements
}
type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: { count: string }[] }>

/** Later steps go first: what was begun is finished before more is begun. */
const priorityOf = ({ step }: JobData) => Math.max(0, (stepIds as readonly string[]).indexOf(step))

const toJobInsert = ({ id, queue, data, startAfter }: JobRequest): JobInsert<JobData> => ({
  id,
  data,
  priority: priorityOf(data),
  group: { id: data.stream },
  ...(startAfter ? { startAfter } : {}),
  // A scheduled expiry may lie weeks ahead.
  retentionSeconds: queue === 'orders' ? 40 * 86_400 : 14 * 86_400,
})

const queueOptions = {
  notify: true,
  retryLimit: 50,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  heartbeatSeconds: 10,
  expireInSeconds: 600,
  deleteAfterSeconds: 86_400,
}

export type JobQueueOptions = {
  /** Supervision runs where workers run. */
  supervise: boolean
  /** What failed beside any call of ours: polling, supervision, notifications. pg-boss goes on. */
  onError: (error: unknown) => void
  sockets?: DatabaseSockets
}

/** Starts pg-boss on its own pool and creates the queues. */
export const openJobQueue = async (
  connectionString: string,
  { supervise, onError, sockets }: JobQueueOptions,
): Promise<JobQueue> => {
  const boss = new PgBoss({
    connectionString,
    max: 6,
    application_name: 'vrs-jobs',
    ...pgConnection({ sockets }),
    useListenNotify: supervise,
    supervise,
    schedule: false,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  })
  boss.on('error', onError)
  await boss.start()
  for (const name of queueNames) await boss.createQueue(name, queueOptions)
  return {
    boss,
    insertStatements: async (jobs) => {
      const perQueue = Map.groupBy(jobs, (job) => job.queue)
      const statements = [...perQueue].map(([queue, some]) =>
        captureStatements((db) => boss.insert(queue, some.map(toJobInsert), { db })),
      )
      return (await Promise.all(statements)).flat()
    },
    completeStatements: async ({ id, queue, retryCount }) => [
      createStatement('select assert_job_active($1, $2, $3)', [queue, id, retryCount]),
      ...(await captureStatements((db) => boss.complete(queue, id, undefined, { db }))),
    ],
  }
}
