import type { Happened, VrsEvent } from '../../../events'
import type { Metadata } from '../../../events/metadata'
import { Refused } from '../../../events/refusal-error'
import type { Projection } from '../../../projections/projection'
import type { HeldJob, JobRequest, Queue } from '../job-queue/job-queue'
import type { Statement } from '../postgres/statement'
import type { Pool } from '../postgres/write-pool'
import { together } from '../postgres/write-pool'
import { rowStatements } from '../read-models/row-statements'
import type { Growth } from './append-events'
import { appendStatement } from './append-events'
import type { StreamReader } from './stream-reader'

/** Who acts, and what led to it. */
export type Context = Omit<Metadata, 'at'>

/** What one action does; all of it happens, or nothing. */
export type Action = {
  /** New events by stream, with the position that was read (0 = new stream). */
  grows?: readonly { stream: string; at: number; events: readonly VrsEvent[] }[]
  /** Locks that are taken before anything is written. */
  guards?: readonly Statement[]
  /** Further rows of our own ledgers. */
  also?: readonly Statement[]
  jobs?: readonly JobRequest[]
  completes?: HeldJob | undefined
}

export type Store = {
  read: StreamReader
  /** Builds the action anew (at most 5 times) when a stream has moved on meanwhile. */
  act(context: Context, build: () => Promise<Action> | Action): Promise<Happened[]>
}

export type StoreParts = {
  pool: Pool
  queue: Queue
  read: StreamReader
  projections: readonly Projection[]
  /** Which jobs follow from an event. */
  jobsOf: (event: Happened) => JobRequest[]
  now: () => Date
}

const attempts = 5
const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

const taken = (error: unknown) => {
  if (codeOf(error) !== '23505' || !(error instanceof Error)) return undefined
  const constraint = 'constraint' in error ? String(error.constraint) : 'unknown'
  return new Refused(constraint.toUpperCase(), `${constraint}: ${error.message}`)
}

const recorded = (grow: NonNullable<Action['grows']>[number], context: Context, at: string) => ({
  ...grow,
  events: grow.events.map(
    (event, index) =>
      ({
        ...event,
        ...context,
        at,
        id: Bun.randomUUIDv7(),
        stream: grow.stream,
        position: grow.at + index + 1,
      }) as Happened,
  ),
})

const statementsOf = async (parts: StoreParts, action: Action, growths: readonly Growth[]) => {
  const events = growths.flatMap((growth) => growth.events)
  const jobs = [...(action.jobs ?? []), ...events.flatMap(parts.jobsOf)]
  return [
    ...(action.guards ?? []),
    ...(growths.length > 0 ? [appendStatement(growths)] : []),
    ...rowStatements(parts.projections, events),
    ...(action.also ?? []),
    ...(jobs.length > 0 ? await parts.queue.inserting(jobs) : []),
    ...(action.completes ? await parts.queue.completing(action.completes) : []),
  ]
}

const once = async (parts: StoreParts, context: Context, action: Action): Promise<Happened[]> => {
  const at = parts.now().toISOString()
  const growths = (action.grows ?? [])
    .filter((grow) => grow.events.length > 0)
    .map((grow) => recorded(grow, context, at))
  const statements = await statementsOf(parts, action, growths)
  if (statements.length > 0) await together(parts.pool, statements)
  return growths.flatMap((growth) => growth.events)
}

/** Events, their read-model rows, their jobs and a job's completion commit together. */
export const openStore = (parts: StoreParts): Store => ({
  read: parts.read,
  act: async (context, build) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(parts, context, await build())
      } catch (error) {
        if (codeOf(error) === '40001' && attempt < attempts) continue
        throw taken(error) ?? error
      }
    }
  },
})
