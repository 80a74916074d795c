import type { VrsEvent } from '../../events'
import type { Projection, Sql } from '../../projections/projection'
import type { Context, Store } from '../../src/store/event-store/event-store'
import { bergerOrdered, wholePath } from './project-events'

export const context: Context = {
  by: 'system:test',
  correlationId: 'request-1',
  causationId: 'request-1',
}

/** Appends to one stream, wherever it stands. */
export const happen = (store: Store, stream: string, ...events: VrsEvent[]) =>
  store.act(context, async () => {
    const { at } = await store.read(stream)
    return { grows: [{ stream, at, events }] }
  })

/** An order like Frau Berger's under another name. */
export const orderedAs = (slug: string): VrsEvent => ({
  type: 'ProjectOrdered',
  data: {
    ...bergerOrdered.data,
    slug,
    domain: { ...bergerOrdered.data.domain, name: `${slug}.vrs.gmbh` },
  },
})

/** The whole path of such an order. */
export const pathOf = (slug: string): VrsEvent[] => [orderedAs(slug), ...wholePath.slice(1)]

export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** One digest a read model, over all its rows and columns. */
export const digests = async (sql: Sql, projections: readonly Projection[]) => {
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
