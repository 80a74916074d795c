import type { DomainEvent, RecordedEvent } from '../../../events'
import type { Metadata } from '../../../events/metadata'
import { RefusalError } from '../../../events/refusal-error'
import type { Projection } from '../../../projections/projection'
import type { ActiveJob, JobQueue, JobRequest } from '../job-queue/job-queue'
import type { Statement } from '../postgres/statement'
import type { WritePool } from '../postgres/write-pool'
import { inTransaction } from '../postgres/write-pool'
import { buildRowStatements } from '../read-models/row-statements'
import type { RecordedAppend } from './append-events'
import { buildAppendStatement } from './append-events'
import type { StreamReader } from './stream-reader'

/** Who acts, and what led to it. */
export type CommandContext = Omit<Metadata, 'at'>

/** What one action does; all of it happens, or nothing. */
export type UnitOfWork = {
  /** New events by stream, with the position that was read (0 = new stream). */
  appends?: readonly { stream: string; expectedVersion: number; events: readonly DomainEvent[] }[]
  /** Locks that are taken before anything is written. */
  locks?: readonly Statement[]
  /** Further rows of our own ledgers. */
  statements?: readonly Statement[]
  jobs?: readonly JobRequest[]
  completedJob?: ActiveJob | undefined
}

export type EventStore = {
  read: StreamReader
  /** Builds the action anew (at most 5 times) when a stream has moved on meanwhile. */
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
}

const maxAttempts = 5
const sqlStateOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

const toUniqueRefusal = (error: unknown) => {
  if (sqlStateOf(error) !== '23505' || !(error instanceof Error)) return undefined
  const constraint = 'constraint' in error ? String(error.constraint) : 'unknown'
  return new RefusalError(constraint.toUpperCase(), `${constraint}: ${error.message}`)
}

const recordAppend = (
  grow: NonNullable<UnitOfWork['appends']>[number],
  context: CommandContext,
  at: string,
) => ({
  ...grow,
  events: grow.events.map(
    (event, index) =>
      ({
        ...event,
        ...context,
        at,
        id: Bun.randomUUIDv7(),
        stream: grow.stream,
        position: grow.expectedVersion + index + 1,
      }) as RecordedEvent,
  ),
})

const buildStatements = async (
  parts: EventStoreDependencies,
  work: UnitOfWork,
  growths: readonly RecordedAppend[],
) => {
  const events = growths.flatMap((growth) => growth.events)
  const jobs = [...(work.jobs ?? []), ...events.flatMap(parts.jobsForEvent)]
  return [
    ...(work.locks ?? []),
    ...(growths.length > 0 ? [buildAppendStatement(growths)] : []),
    ...buildRowStatements(parts.projections, events),
    ...(work.statements ?? []),
    ...(jobs.length > 0 ? await parts.queue.insertStatements(jobs) : []),
    ...(work.completedJob ? await parts.queue.completeStatements(work.completedJob) : []),
  ]
}

const commitOnce = async (
  parts: EventStoreDependencies,
  context: CommandContext,
  work: UnitOfWork,
): Promise<RecordedEvent[]> => {
  const at = parts.now().toISOString()
  const growths = (work.appends ?? [])
    .filter((grow) => grow.events.length > 0)
    .map((grow) => recordAppend(grow, context, at))
  const statements = await buildStatements(parts, work, growths)
  if (statements.length > 0) await inTransaction(parts.pool, statements)
  return growths.flatMap((growth) => growth.events)
}

/** Events, their read-model rows, their jobs and a job's completion commit together. */
export const openEventStore = (parts: EventStoreDependencies): EventStore => ({
  read: parts.read,
  commit: async (context, build) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await commitOnce(parts, context, await build())
      } catch (error) {
        if (sqlStateOf(error) === '40001' && attempt < maxAttempts) continue
        throw toUniqueRefusal(error) ?? error
      }
    }
  },
})
