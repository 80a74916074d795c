import type { StepId } from '../../../events/codes'
import { isOneOf, stepIds } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import type { Sql } from '../../../projections/projection'
import { firstRow } from '../../../projections/projection'
import type { ActiveJob, JobData, QueueName } from './job-queue'
import { parseJobData } from './parse-job-data'

/** The step that carries a project on, as the queue knows it. `dueAt` is ISO-8601. */
export type QueuedStep = Pick<JobData, 'attempt' | 'waitingFor'> & { step: StepId; dueAt: string }

type QueuedStepRow = { id: string; data: unknown; dueAt: string }

const toQueuedStep = ({ id, data, dueAt }: QueuedStepRow): QueuedStep | undefined => {
  const { step, attempt, waitingFor } = parseJobData(id, data)
  return isOneOf(stepIds, step)
    ? { step, attempt, dueAt, ...(waitingFor ? { waitingFor } : {}) }
    : undefined
}

/** The job that carries the project on now; undefined when there is none. */
export const findPendingStep = async (
  sql: Sql,
  projectId: string,
): Promise<QueuedStep | undefined> => {
  const ofProject = sql`name = 'provisioning' and group_id = ${projectStream(projectId)}`
  // Each half has an index of pg-boss of its own.
  const row = await sql<QueuedStepRow[]>`
    select id, data, start_after as due_at, created_on from pgboss.job
      where ${ofProject} and state = 'active'
    union all
    select id, data, start_after as due_at, created_on from pgboss.job
      where ${ofProject} and state < 'active' and not blocked
    order by created_on desc limit 1`.then(firstRow)
  return row && toQueuedStep(row)
}

/** Whether the job is still being run as this attempt; a worker that was frozen may have lost it. */
export const isJobActive = async (sql: Sql, { id, queue, retryCount }: ActiveJob) => {
  const rows = await sql`select from pgboss.job where name = ${queue} and id = ${id}
    and state = 'active' and retry_count = ${retryCount}`
  return rows.length > 0
}

/** Whether a step of this stream runs now in one of these queues. */
export const hasActiveJob = async (sql: Sql, queues: readonly QueueName[], stream: string) => {
  const rows = await sql`select from pgboss.job where name = any(${[...queues]})
    and group_id = ${stream} and state = 'active' limit 1`
  return rows.length > 0
}

/** Whether a further domain of the project is being acquired or published now, by another job than this event's. */
export const isDomainBeingAcquired = async (sql: Sql, stream: string, exceptEventId: string) => {
  const rows = await sql`select from pgboss.job where name = 'naming' and state = 'active'
    and group_id = ${stream} and data->>'eventId' <> ${exceptEventId}
    and data->>'step' <> 'dnsRemoval' limit 1`
  return rows.length > 0
}

/** The queues of which a worker could take a job now. */
export const listQueuesWithDueJobs = async (
  sql: Sql,
  queues: readonly QueueName[],
): Promise<QueueName[]> => {
  const rows = await sql<{ name: QueueName }[]>`
    select name from unnest(${[...queues]}::text[]) as queues (name)
    where exists (select from pgboss.job where job.name = queues.name and state < 'active'
      and not blocked and start_after <= now())`
  return rows.map(({ name }) => name)
}

/** Which of these jobs the queue has, in whatever state. */
export const listExistingJobIds = async (
  sql: Sql,
  queue: QueueName,
  ids: readonly string[],
): Promise<string[]> => {
  const rows = await sql<{ id: string }[]>`
    select id::text from pgboss.job where name = ${queue} and id = any(${[...ids]}::uuid[])`
  return rows.map(({ id }) => id)
}

/** `detail` names queue, step and stream. */
export type FailedJob = { id: string; detail: string }

/** Jobs that the queue gave up and nobody was alerted of; those of `provisioning` are swept up. */
export const listFailedJobsWithoutAlert = (sql: Sql) => sql<FailedJob[]>`
  select id::text, name || ': ' || coalesce(data->>'step', '') || ' '
    || coalesce(group_id, '') as detail
  from pgboss.job j
  where state = 'failed' and name <> 'provisioning'
    and not exists (select from alerts a where a.subject = j.id::text and a.kind = 'job-failed')
  limit 100`

/** `id`: the SQL that names the job. */
export const isJobFailedSql = (sql: Sql, id: ReturnType<Sql>) => sql`
  exists (select from pgboss.job where id::text = ${id} and state = 'failed')`

/** `eventId`: the SQL that names the event of Stripe. */
export const isPaymentRecordedSql = (sql: Sql, eventId: ReturnType<Sql>) => sql`
  exists (select from pgboss.job
    where name = 'payments' and state = 'completed' and data->>'eventId' = ${eventId})`

export type QueueDepth = { queue: string; state: string; jobs: number }

/** Ready: could be taken now. Waiting: due later. Failed: given up. */
export const countJobsByState = (sql: Sql) => sql<QueueDepth[]>`
  select queues.name as queue, states.state, count(job.id)::int as jobs
  from pgboss.queue queues
  cross join unnest(array['ready', 'waiting', 'active', 'failed']) as states (state)
  left join (
    select id, name, case
      when state in ('active', 'failed') then state::text
      when start_after > now() then 'waiting' else 'ready' end as standing
    from pgboss.job where state in ('created', 'retry', 'active', 'failed')
  ) job on job.name = queues.name and job.standing = states.state
  group by 1, 2`
