import type { Happened, VrsEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { decide } from '../../../src/domain/project/decide'
import { projectFrom } from '../../../src/domain/project/state'
import { openBreakers } from '../../../src/processes/engine/circuit-breaker-store'
import { jobsOf } from '../../../src/processes/engine/jobs-for-event'
import type { Process, Tools } from '../../../src/processes/engine/process'
import { runStep } from '../../../src/processes/engine/run-step'
import { telling } from '../../../src/store/event-store/command-handler'
import type { HeldJob, JobData } from '../../../src/store/job-queue/job-queue'
import { happen, pathOf } from '../../support/append-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

export type Alert = { kind: string; subject: string; detail: string }
export type Taken = { held: HeldJob; data: JobData }

type JobRow = { id: string; state: string; data: JobData; startAfter: string }

/** What processes work with on this store; vendors only as far as `more` brings them. */
export const toolsOn = (
  { sql, store }: Pick<TestStore, 'sql' | 'store'>,
  more: Pick<Tools, 'alert' | 'now'> & Partial<Tools>,
) => {
  const command = telling<ProjectCommand>(store, projectStream, (id, one, events) =>
    decide(id, one, projectFrom(events)),
  )
  const alone: Tools['alone'] = async (_, work) => ({ done: await work() })
  const breakers = openBreakers(sql)
  return { sql, store, command, breakers, alone, deadlines: {}, ...more } as Tools
}

/** Processes on a real store and queue; vendors only as far as `more` brings them. */
export const givenSteps = async (more: Partial<Tools> = {}) => {
  const clock = { ahead: 0 }
  const now = () => new Date(Date.now() + clock.ahead)
  const place = await openTestStore({ jobsOf, now })
  const { sql, store } = place
  const alerts: Alert[] = []
  const alert: Tools['alert'] = async (kind, subject, detail) =>
    void alerts.push({ kind, subject, detail })
  const tools = toolsOn(place, { alert, now, ...more })
  const jobs = (projectId: string, name = 'provisioning') => sql<JobRow[]>`
    select id, state, data, start_after from pgboss.job
    where name = ${name} and group_id = ${projectStream(projectId)} order by created_on, start_after`
  return {
    ...place,
    tools,
    clock,
    alerts,
    jobs,
    /** A new project whose last event is the first of this type; only that one's jobs are open. */
    project: async (
      type: typeof import('../../support/project-events').wholePath[number]['type'],
      ...after: VrsEvent[]
    ) => {
      const id = Bun.randomUUIDv7()
      const path = pathOf(`p-${id}`)
      const until = path.slice(0, path.findIndex((event) => event.type === type) + 1)
      const last = (await happen(store, projectStream(id), ...until, ...after)).at(-1)
      await sql`update pgboss.job set state = 'completed', completed_on = now()
        where group_id = ${projectStream(id)} and data->>'eventId' <> ${last?.id ?? ''}`
      return id
    },
    events: async (id: string): Promise<Happened[]> => (await store.read(projectStream(id))).events,
    /** Takes the job that carries this project's latest event on, whenever it is due. */
    take: async (id: string, name: HeldJob['queue'] = 'provisioning'): Promise<Taken> => {
      const [job] = await sql<{ id: string; data: JobData; retryCount: number }[]>`
        update pgboss.job set state = 'active', started_on = now() where id = (
          select id from pgboss.job where name = ${name} and state < 'active'
            and group_id = ${projectStream(id)}
          order by (select global_position from emt_messages where message_id = data->>'eventId') desc
          limit 1) and name = ${name}
        returning id, data, retry_count`
      if (!job) throw new Error(`expected a job of project ${id} in ${name}, found none`)
      return { held: { id: job.id, queue: name, retryCount: job.retryCount }, data: job.data }
    },
    run: (process: Process, { held, data }: Taken) => runStep(tools, process, held, data),
  }
}

export type Steps = Awaited<ReturnType<typeof givenSteps>>
