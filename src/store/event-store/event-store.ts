import type { RecordedEvent } from '../../../events'
import type { Metadata } from '../../../events/metadata'
import { RefusalError } from '../../../events/refusal-error'
import type { Projection } from '../../../projections/projection'
import type { ActiveJob, JobQueue, JobRequest } from '../job-queue/job-queue'
import type { Statement } from '../postgres/statement'
import { createStatement } from '../postgres/statement'
import type { WritePool } from '../postgres/write-pool'
import { inTransaction } from '../postgres/write-pool'
import { buildRowStatements } from '../read-models/row-statements'
import type { RecordedAppend } from './append-events'
import { buildAppendStatement } from './append-events'
import type { StreamAppend } from './stream-append'
import type { StreamReader } from './stream-reader'

/** Who acts, and what led to it. */
export type CommandContext = Omit<Metadata, 'at'>

/** All that commits together; all of it happens, or nothing. */
export type UnitOfWork = {
  /** New events by stream. */
  appends?: readonly StreamAppend[]
  /** Locks that are taken before anything is written. */
  locks?: readonly Statement[]
  /** Further rows of our own tables. */
  statements?: readonly Statement[]
  jobs?: readonly JobRequest[]
  completedJob?: ActiveJob | undefined
}

export type EventStore = {
  read: StreamReader
  /** Builds the unit of work again (at most 5 times) when a stream has moved on meanwhile. */
  commit(
    context: CommandContext,
    build: () => Promise<UnitOfWork> | UnitOfWork,
  ): Promise<RecordedEvent[]>
}

export type EventStoreDependencies = {
  pool: WritePool
  queue: JobQueue
  read: StreamReader
  projections: readonly Projection[]
  /** Which jobs follow from an event. */
  jobsForEvent: (event: RecordedEvent) => JobRequest[]
  now: () => Date
  /** Waits so many milliseconds; a test's own does not. */
  sleep?: (ms: number) => Promise<void>
}

const maxAttempts = 5
const firstRetryDelayMs = 10
const maxRetryDelayMs = 100

/**
 * Milliseconds before an append is tried again: exponential with full jitter, so that writers of
 * one stream do not meet again at the same moment. `random` is in [0, 1).
 */
export const appendRetryDelayMs = (attempt: number, random: number) =>
  Math.min(maxRetryDelayMs, firstRetryDelayMs * 2 ** (attempt - 1)) * random

const sqlStateOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

const toUniqueRefusal = (error: unknown) => {
  if (sqlStateOf(error) !== '23505' || !(error instanceof Error)) return undefined
  const constraint = 'constraint' in error ? String(error.constraint) : 'unknown'
  return new RefusalError(constraint.toUpperCase(), `${constraint}: ${error.message}`)
}

const recordAppend = (
  append: StreamAppend,
  context: CommandContext,
  at: string,
): RecordedAppend => ({
  ...append,
  events: append.events.map(
    (event, index): RecordedEvent => ({
      ...event,
      ...context,
      at,
      id: Bun.randomUUIDv7(),
      stream: append.stream,
      position: append.expectedVersion + index + 1,
    }),
  ),
})

/** Readers of a stream see what its jobs wait for: they learn of new jobs as they do of new events. */
const notifyStatements = (jobs: readonly JobRequest[], appends: readonly RecordedAppend[]) => {
  const streams = new Set(jobs.map(({ data }) => data.stream))
  for (const { stream } of appends) streams.delete(stream)
  if (streams.size === 0) return []
  const text = `select pg_notify('vrs_streams', name) from unnest($1::text[]) name`
  return [createStatement(text, [[...streams]])]
}

const buildStatements = async (
  deps: EventStoreDependencies,
  work: UnitOfWork,
  appends: readonly RecordedAppend[],
) => {
  const events = appends.flatMap(({ events }) => events)
  const jobs = [...(work.jobs ?? []), ...events.flatMap(deps.jobsForEvent)]
  return [
    ...(work.locks ?? []),
    ...(appends.length > 0 ? [buildAppendStatement(appends)] : []),
    ...buildRowStatements(deps.projections, events),
    ...(work.statements ?? []),
    ...(jobs.length > 0 ? await deps.queue.insertStatements(jobs) : []),
    ...notifyStatements(work.jobs ?? [], appends),
    ...(work.completedJob ? await deps.queue.completeStatements(work.completedJob) : []),
  ]
}

const commitOnce = async (
  deps: EventStoreDependencies,
  context: CommandContext,
  work: UnitOfWork,
): Promise<RecordedEvent[]> => {
  const at = deps.now().toISOString()
  const appends = (work.appends ?? [])
    .filter(({ events }) => events.length > 0)
    .map((append) => recordAppend(append, context, at))
  const statements = await buildStatements(deps, work, appends)
  if (statements.length > 0) await inTransaction(deps.pool, statements)
  return appends.flatMap(({ events }) => events)
}

/** Events, their read-model rows, their jobs and a job's completion commit together. */
export const openEventStore = (deps: EventStoreDependencies): EventStore => ({
  read: deps.read,
  commit: async (context, build) => {
    const { sleep = Bun.sleep } = deps
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await commitOnce(deps, context, await build())
      } catch (error) {
        if (sqlStateOf(error) !== '40001' || attempt === maxAttempts)
          throw toUniqueRefusal(error) ?? error
        await sleep(appendRetryDelayMs(attempt, Math.random()))
      }
    }
  },
})
