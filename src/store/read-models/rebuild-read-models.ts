import type { TransactionSql } from 'postgres'
import postgres from 'postgres'
import type { Upcast } from '../../../events/upcast'
import { upcasts } from '../../../events/upcast'
import type { Projection, Sql } from '../../../projections/projection'
import { readAllStreams } from '../event-store/read-all-streams'
import { withoutTimeouts } from '../postgres/pool-options'
import type { ReadModelDifference } from './read-model-differences'
import { applyDifferences, countDifferences } from './read-model-differences'
import { buildReadModelRows } from './read-model-rows'
import type { ShadowTable } from './shadow-table'
import { openShadowTable } from './shadow-table'

/** `differences`: what had to be written; empty when every read model was right. */
export type RebuildResult = {
  events: number
  rows: number
  seconds: number
  differences: readonly ReadModelDifference[]
}

type UpcastsByType = Readonly<Record<string, Upcast>>
type RebuildContext = {
  sql: Sql
  writer: TransactionSql
  shadows: readonly ShadowTable[]
  upcasts: UpcastsByType
}

const maxAttempts = 50
/** More time and memory than a request's: sorts and joins over all events. */
const rebuildSettings = `${withoutTimeouts}; set local work_mem = '128MB'`

/** While it is held, no append is under way: each takes it shared until it has committed. */
const lockAppends = (sql: TransactionSql) => sql`select pg_advisory_xact_lock(4711)`

const fillShadows = async (
  { shadows, upcasts }: RebuildContext,
  reader: TransactionSql,
  streams?: readonly string[],
) => {
  const projections = shadows.map(({ projection }) => projection)
  let events = 0
  for await (const stream of readAllStreams(reader, upcasts, streams)) {
    events += stream.length
    const picture = buildReadModelRows(projections, stream)
    for (const shadow of shadows)
      await shadow.add(stream[0]?.stream ?? '', picture.get(shadow.projection) ?? [])
  }
  for (const shadow of shadows) await shadow.flush()
  return events
}

/** The last event of a moment in which no append was under way; the reader sees this moment on. */
const findLastPosition = (sql: Sql, reader: TransactionSql) =>
  sql.begin(async (tx) => {
    await lockAppends(tx)
    const [found] = await reader<{ last: string }[]>`
      select coalesce(max(global_position), 0)::text as last from emt_messages`
    return found?.last ?? '0'
  })

/** Draws all streams as they stood at one moment, beside everybody who goes on appending. */
const fillFromSnapshot = (work: RebuildContext) =>
  work.sql.begin('isolation level repeatable read read only', async (reader) => {
    const last = await findLastPosition(work.sql, reader)
    await reader.unsafe(rebuildSettings)
    return { last, events: await fillShadows(work, reader) }
  })

/** Draws anew what has grown since, while appends wait, and compares or writes. */
const catchUp = async (
  work: RebuildContext,
  last: string,
  finish: (sql: TransactionSql, shadow: ShadowTable) => Promise<ReadModelDifference>,
) => {
  const { writer, shadows } = work
  await lockAppends(writer)
  const grown = await writer<{ stream: string; events: number }[]>`
    select stream, count(*)::int as events from history
    where global_position > ${last}::bigint group by stream`
  const streams = grown.map(({ stream }) => stream)
  for (const shadow of shadows) await shadow.removeStreams(streams)
  await fillShadows(work, writer, streams)
  const differences: ReadModelDifference[] = []
  for (const shadow of shadows) differences.push(await finish(writer, shadow))
  return { differences, events: grown.reduce((sum, { events }) => sum + events, 0) }
}

const isLockConflict = (error: unknown) =>
  error instanceof postgres.PostgresError && /^(55P03|40P01)$/.test(error.code)

/** Whoever holds a row while waiting for our lock must not wait for ever: we step back. */
const retryOnLockConflict = async <T>(
  writer: TransactionSql,
  work: (sql: TransactionSql) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await writer.savepoint(async (sql) => {
        await sql`set local lock_timeout = '500ms'`
        return work(sql)
      })) as T
    } catch (error) {
      if (!isLockConflict(error) || attempt === maxAttempts) throw error
    }
  }
}

const countRows = async (sql: TransactionSql, shadow: ShadowTable) => {
  const [found] = await sql.unsafe<{ rows: number }[]>(
    `select count(*)::int as rows from ${shadow.name}`,
  )
  return found?.rows ?? 0
}

const rebuildInShadows = async (
  sql: Sql,
  projections: readonly Projection[],
  known: UpcastsByType,
  finish: (sql: TransactionSql, shadow: ShadowTable) => Promise<ReadModelDifference>,
): Promise<RebuildResult> => {
  const begun = performance.now()
  return sql.begin(async (writer) => {
    await writer.unsafe(rebuildSettings)
    const shadows: ShadowTable[] = []
    for (const projection of projections) shadows.push(await openShadowTable(writer, projection))
    const work: RebuildContext = { sql, writer, shadows, upcasts: known }
    const drawn = await fillFromSnapshot(work)
    for (const { name } of shadows) await writer.unsafe(`analyze ${name}`)
    const caught = await retryOnLockConflict(writer, (sql) =>
      catchUp({ ...work, writer: sql }, drawn.last, finish),
    )
    let rows = 0
    for (const shadow of shadows) rows += await countRows(writer, shadow)
    return {
      events: drawn.events + caught.events,
      rows,
      seconds: (performance.now() - begun) / 1000,
      differences: caught.differences.filter(({ surplus, missing }) => surplus + missing > 0),
    }
  }) as Promise<RebuildResult>
}

/** Makes every read model anew from all events, while others read and append. Takes 3 connections. */
export const rebuildReadModels = (
  sql: Sql,
  projections: readonly Projection[],
  known: UpcastsByType = upcasts,
): Promise<RebuildResult> => rebuildInShadows(sql, projections, known, applyDifferences)

/** What a rebuild would change, without changing it. */
export const compareReadModels = (
  sql: Sql,
  projections: readonly Projection[],
  known: UpcastsByType = upcasts,
): Promise<RebuildResult> => rebuildInShadows(sql, projections, known, countDifferences)
