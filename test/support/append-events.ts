import type { DomainEvent } from '../../events'
import type { Projection, Sql } from '../../projections/projection'
import type { CommandContext, EventStore } from '../../src/store/event-store/event-store'
import type { JobData } from '../../src/store/job-queue/job-queue'
import { projectOrdered, wholePath } from './project-events'

export const testContext: CommandContext = {
  by: 'system:test',
  correlationId: 'request-1',
  causationId: 'request-1',
}

/** Appends to one stream, wherever it stands. */
export const appendEvents = (store: EventStore, stream: string, ...events: DomainEvent[]) =>
  store.commit(testContext, async () => {
    const { version } = await store.read(stream)
    return { appends: [{ stream, expectedVersion: version, events }] }
  })

/** What a queue holds for the first run of a step. */
export const firstJobData = (about: Partial<JobData> = {}): JobData => ({
  step: 'payment',
  eventId: 'evt_1',
  stream: 'stripe',
  correlationId: 'evt_1',
  since: '2026-11-21T08:00:00Z',
  pollCount: 0,
  attempt: 1,
  ...about,
})

/** An order like Frau Berger's under another name. */
export const orderWithSlug = (slug: string): DomainEvent => ({
  type: 'ProjectOrdered',
  data: {
    ...projectOrdered.data,
    slug,
    domain: { ...projectOrdered.data.domain, name: `${slug}.vrs.gmbh` },
  },
})

/** The whole path of such an order. */
export const wholePathWithSlug = (slug: string): DomainEvent[] => [
  orderWithSlug(slug),
  ...wholePath.slice(1),
]

export const readErrorCode = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** One digest a read model, over all its rows and columns. */
export const digestTables = async (sql: Sql, projections: readonly Projection[]) => {
  const found: Record<string, string> = {}
  for (const { table } of projections) {
    const [row] = await sql.unsafe<{ count: number; digest: string | null }[]>(
      `select count(*)::int as count, md5(string_agg(t::text, chr(10) order by t::text)) as digest
       from ${table} t`,
    )
    found[table] = `${row?.count} rows ${row?.digest}`
  }
  return found
}
