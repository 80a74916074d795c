import type { JobInsert } from 'pg-boss'
import { PgBoss } from 'pg-boss'
import { stepIds } from '../../../events/codes'
import type { Statement } from '../postgres/statement'
import { statement } from '../postgres/statement'

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

/** What a job says: ids and codes, never personal plaintext. */
export type JobData = {
  step: string
  /** The event that caused it. */
  eventId: string
  stream: string
  correlationId: string
  /** When the cause happened; deadlines count from here. */
  since: string
  /** How often was looked already, and tried in vain. */
  look: number
  attempt: number
  /** The how-manieth time the sweeper had to queue it again. */
  sweep?: number
  /** How often it was held back because a vendor is down. */
  hold?: number
  /** Since when it is held back now, and how long it was before; no deadline runs meanwhile. */
  heldAt?: string
  heldMs?: number
  waitingFor?: {
    vendor?: string
    code: string
    vendorText?: string
    owner: string
    since?: string
  }
}

export type JobRequest = { id: string; queue: QueueName; data: JobData; startAfter?: string }

/** A job that a worker holds; it may finish it only as this attempt. */
export type HeldJob = { id: string; queue: QueueName; retryCount: number }

export type Queue = {
  boss: PgBoss
  /** The statements that put these jobs into their queues. */
  inserting(jobs: readonly JobRequest[]): Promise<Statement[]>
  /** The statements that finish a job, or fail the transaction if somebody else holds it now. */
  completing(job: HeldJob): Promise<Statement[]>
}

const caught = async (call: (db: { executeSql: Capture }) => Promise<unknown>) => {
  const statements: Statement[] = []
  await call({
    executeSql: async (text, values = []) => {
      statements.push(statement(text, values))
      return { rows: [{ count: '1' }] } // What would come: pg-boss counts it, `hold_job` is what checks.
    },
  })
  return statements
}
type Capture = (text: string, values?: unknown[]) => Promise<{ rows: { count: string }[] }>

/** Who is further on goes first: what was begun is finished before more is begun. */
const priorityOf = ({ step }: JobData) => Math.max(0, (stepIds as readonly string[]).indexOf(step))

const inserted = ({ id, queue, data, startAfter }: JobRequest): JobInsert<JobData> => ({
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

/** Starts pg-boss on its own pool and makes the queues. Supervision runs where workers run. */
export const openQueue = async (connectionString: string, supervise: boolean): Promise<Queue> => {
  const boss = new PgBoss({
    connectionString,
    max: 6,
    application_name: 'vrs-jobs',
    useListenNotify: supervise,
    supervise,
    schedule: false,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of queueNames) await boss.createQueue(name, queueOptions)
  return {
    boss,
    inserting: async (jobs) => {
      const perQueue = Map.groupBy(jobs, (job) => job.queue)
      const statements = [...perQueue].map(([queue, some]) =>
        caught((db) => boss.insert(queue, some.map(inserted), { db })),
      )
      return (await Promise.all(statements)).flat()
    },
    completing: async ({ id, queue, retryCount }) => [
      statement('select hold_job($1, $2, $3)', [queue, id, retryCount]),
      ...(await caught((db) => boss.complete(queue, id, undefined, { db }))),
    ],
  }
}
