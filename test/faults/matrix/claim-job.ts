import type { RecordedEvent } from '../../../events'
import { licenseStream } from '../../../events/streams'
import { jobId } from '../../../src/processes/engine/job-ids'
import type { ActiveJob, JobData, QueueName } from '../../../src/store/job-queue/job-queue'
import { testContext } from '../../support/append-events'
import { projectStreamsOf } from './domain-names'
import type { MatrixEnvironment } from './matrix-environment'

export type ClaimedMatrixJob = {
  activeJob: ActiveJob
  data: JobData
  cause: RecordedEvent['type']
  dueInMs: number
}

type Row = Pick<ActiveJob, 'id' | 'retryCount'> & {
  name: QueueName
  data: JobData
  cause: RecordedEvent['type']
  dueInMs: number
}

const toClaimedJob = ({ id, name, retryCount, data, cause, dueInMs }: Row): ClaimedMatrixJob => ({
  activeJob: { id, queue: name, retryCount },
  data,
  cause,
  dueInMs,
})

type JobSelection = { id?: string; isOldest?: boolean }

/**
 * Takes the project's next job as pg-boss would, but before it is due: time does not matter here.
 * `isOldest`: the one that waits longest, before those that come again and again.
 */
export const claimProjectJob = async (
  { deps: { sql } }: MatrixEnvironment,
  projectId: string,
  queues: readonly string[],
  { id, isOldest = false }: JobSelection = {},
): Promise<ClaimedMatrixJob | undefined> => {
  const [row] = await sql<Row[]>`
    update pgboss.job j set state = 'active', started_on = now(), heartbeat_on = now(),
      retry_count = case when started_on is not null then retry_count + 1 else retry_count end
    where name = any(${[...queues]}) and id = (
      select id from pgboss.job where name = any(${[...queues]}) and state in ('created', 'retry')
        and (group_id = any(${projectStreamsOf(projectId)})
          or group_id like ${`${licenseStream(projectId, '')}%`} or group_id in (
          select 'person-' || customer_id from projects where id = ${projectId})) and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
      order by case when ${isOldest} then created_on else start_after end, created_on limit 1 for update skip locked)
    returning id, name, data, retry_count,
      (select m.message_type from emt_messages m where m.message_id = data->>'eventId') as cause,
      greatest(0, extract(epoch from start_after - now()) * 1000)::float8 as due_in_ms`
  return row && toClaimedJob(row)
}

/** What pg-boss does with a job whose worker failed or was not heard of: only if that one still holds it. */
export const returnJob = async (
  { deps: { sql }, queue }: MatrixEnvironment,
  { activeJob }: ClaimedMatrixJob,
) => {
  const isHeld =
    await sql`select from pgboss.job where id = ${activeJob.id} and name = ${activeJob.queue}
    and state = 'active' and retry_count = ${activeJob.retryCount}`
  if (isHeld.length > 0) await queue.boss.fail(activeJob.queue, activeJob.id)
}

/** The same job once more under another id, as if the queue had kept two. */
export const duplicateJob = async (
  world: MatrixEnvironment,
  projectId: string,
  { data, activeJob }: ClaimedMatrixJob,
) => {
  const id = jobId(data.eventId, activeJob, `double ${Bun.randomUUIDv7()}`)
  const job = { id, queue: activeJob.queue, data }
  await world.deps.store.commit(testContext, () => ({ jobs: [job] }))
  return claimProjectJob(world, projectId, [activeJob.queue], { id })
}
