import type { DomainEvent, RecordedEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import { closedBreaker } from '../../../projections/queries/breakers'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { decideProject } from '../../../src/domain/project/decide'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { jobDefinitions, jobsForEvent, processes } from '../../../src/processes/all-processes'
import type { Process } from '../../../src/processes/engine/process'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { runJob } from '../../../src/processes/engine/run-job'
import { defineStepJobs } from '../../../src/processes/engine/step-jobs'
import { createCommandHandler } from '../../../src/store/event-store/command-handler'
import type { ActiveJob, JobData } from '../../../src/store/job-queue/job-queue'
import type { BreakerStore } from '../../../src/store/ledgers/circuit-breaker-store'
import { openBreakerStore } from '../../../src/store/ledgers/circuit-breaker-store'
import { appendEvents, wholePathWithSlug } from '../../support/append-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

type RecordedAlert = { kind: string; subject: string; detail: string }
export type ClaimedJob = { activeJob: ActiveJob; data: JobData }

type JobRow = { id: string; state: string; data: JobData; startAfter: string }

/** Breakers that never open, where faults of one job must not hold back another. */
export const closedBreakers: BreakerStore = {
  cachedState: async () => closedBreaker,
  currentState: async () => closedBreaker,
  update: async () => ({ before: closedBreaker, after: closedBreaker }),
}

/** A process of ours runs with the others of its queue; one of a test's runs alone. */
const jobDefinitionOf = (process: Process) =>
  processes.includes(process) ? jobDefinitions[process.queue] : defineStepJobs(process)

/** What processes work with on this store; vendors only as far as `more` brings them. */
export const createTestDependencies = (
  { sql, store }: Pick<TestStore, 'sql' | 'store'>,
  more: Pick<ProcessDependencies, 'alert' | 'now'> & Partial<ProcessDependencies>,
) => {
  const command = createCommandHandler<ProjectCommand>(store, projectStream, (id, one, events) =>
    decideProject(id, one, rebuildProject(events)),
  )
  const alone: ProcessDependencies['withAdvisoryLock'] = async (_, work) => ({
    done: await work(new AbortController().signal),
  })
  const breakers = openBreakerStore(sql)
  return {
    sql,
    store,
    handleProjectCommand: command,
    breakers,
    withAdvisoryLock: alone,
    deadlines: {},
    rolloutPace: { internalMinutes: 60, tenthMinutes: 1440 },
    debug: () => undefined,
    ...more,
  } as ProcessDependencies
}

/** Processes on a real store and queue; vendors only as far as `more` brings them. */
export const openProcessFixture = async (more: Partial<ProcessDependencies> = {}) => {
  const clock = { offsetMs: 0 }
  const now = () => new Date(Date.now() + clock.offsetMs)
  const fixture = await openTestStore({ jobsOf: jobsForEvent, now })
  const { sql, store } = fixture
  const alerts: RecordedAlert[] = []
  const alert: ProcessDependencies['alert'] = async (kind, subject, detail) =>
    void alerts.push({ kind, subject, detail })
  const deps = createTestDependencies(fixture, { alert, now, ...more })
  const jobs = (projectId: string, name = 'provisioning') => sql<JobRow[]>`
    select id, state, data, start_after from pgboss.job
    where name = ${name} and group_id = ${projectStream(projectId)} order by created_on, start_after`
  return {
    ...fixture,
    deps,
    clock,
    alerts,
    jobs,
    /** A new project whose last event is the first of this type; only that one's jobs are open. */
    project: async (
      type: typeof import('../../support/project-events').wholePath[number]['type'],
      ...after: DomainEvent[]
    ) => {
      const id = Bun.randomUUIDv7()
      const path = wholePathWithSlug(`p-${id}`)
      const until = path.slice(0, path.findIndex((event) => event.type === type) + 1)
      const last = (await appendEvents(store, projectStream(id), ...until, ...after)).at(-1)
      await sql`update pgboss.job set state = 'completed', completed_on = now()
        where group_id = ${projectStream(id)} and data->>'eventId' <> ${last?.id ?? ''}`
      return id
    },
    events: async (id: string): Promise<RecordedEvent[]> =>
      (await store.read(projectStream(id))).events,
    /** Takes the job that carries this project's latest event on, whenever it is due. */
    claimJob: async (
      id: string,
      name: ActiveJob['queue'] = 'provisioning',
    ): Promise<ClaimedJob> => {
      const [job] = await sql<{ id: string; data: JobData; retryCount: number }[]>`
        update pgboss.job set state = 'active', started_on = now() where id = (
          select id from pgboss.job where name = ${name} and state < 'active'
            and group_id = ${projectStream(id)}
          order by (select global_position from emt_messages where message_id = data->>'eventId') desc
          limit 1) and name = ${name}
        returning id, data, retry_count`
      if (!job) throw new Error(`expected a job of project ${id} in ${name}, found none`)
      return { activeJob: { id: job.id, queue: name, retryCount: job.retryCount }, data: job.data }
    },
    runJob: (process: Process, { activeJob, data }: ClaimedJob) =>
      runJob(deps, jobDefinitionOf(process), activeJob, data),
  }
}

export type ProcessFixture = Awaited<ReturnType<typeof openProcessFixture>>
