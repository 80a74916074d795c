import type { TransactionSql } from 'postgres'
import type { Upcast } from '../../../events/upcast'
import { upcasts } from '../../../events/upcast'
import type { Projection, Sql } from '../../../projections/projection'
import { streamsIn } from '../event-store/read-all-streams'
import type { Difference } from './read-model-differences'
import { differenceIn, settle } from './read-model-differences'
import { pictureOf } from './read-model-rows'
import type { Shadow } from './shadow-table'
import { openShadow } from './shadow-table'

/** `differences`: what had to be written; empty when every read model was right. */
export type Rebuilt = {
  events: number
  rows: number
  seconds: number
  differences: readonly Difference[]
}

type Known = Readonly<Record<string, Upcast>>
type Work = { sql: Sql; writer: TransactionSql; shadows: readonly Shadow[]; known: Known }

const attempts = 50
/** Memory for sorting and joining what is larger than a request's. */
const room = "set local work_mem = '128MB'"

/** While it is held, no append is under way: each takes it shared until it has committed. */
const holdAppends = (sql: TransactionSql) => sql`select pg_advisory_xact_lock(4711)`

const draw = async (
  { shadows, known }: Work,
  reader: TransactionSql,
  streams?: readonly string[],
) => {
  const projections = shadows.map(({ projection }) => projection)
  let events = 0
  for await (const stream of streamsIn(reader, known, streams)) {
    events += stream.length
    const picture = pictureOf(projections, stream)
    for (const shadow of shadows)
      await shadow.add(stream[0]?.stream ?? '', picture.get(shadow.projection) ?? [])
  }
  for (const shadow of shadows) await shadow.flush()
  return events
}

/** The last event of a moment in which no append was under way; the reader sees this moment on. */
const lastEvent = (sql: Sql, reader: TransactionSql) =>
  sql.begin(async (tx) => {
    await holdAppends(tx)
    const [found] = await reader<{ last: string }[]>`
      select coalesce(max(global_position), 0)::text as last from emt_messages`
    return found?.last ?? '0'
  })

/** Draws all streams as they stood at one moment, beside everybody who goes on appending. */
const drawAll = (work: Work) =>
  work.sql.begin('isolation level repeatable read read only', async (reader) => {
    const last = await lastEvent(work.sql, reader)
    await reader.unsafe(room)
    return { last, events: await draw(work, reader) }
  })

/** Draws anew what has grown since, while appends wait, and compares or writes. */
const catchUp = async (
  work: Work,
  last: string,
  finish: (sql: TransactionSql, shadow: Shadow) => Promise<Difference>,
) => {
  const { writer, shadows } = work
  await holdAppends(writer)
  const grown = await writer<{ stream: string; events: number }[]>`
    select stream, count(*)::int as events from history
    where global_position > ${last}::bigint group by stream`
  const streams = grown.map(({ stream }) => stream)
  for (const shadow of shadows) await shadow.forget(streams)
  await draw(work, writer, streams)
  const differences: Difference[] = []
  for (const shadow of shadows) differences.push(await finish(writer, shadow))
  return { differences, events: grown.reduce((sum, { events }) => sum + events, 0) }
}

const isHeldUp = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(55P03|40P01)$/.test(String(error.code))

/** Whoever holds a row while waiting for our lock must not wait for ever: we step back. */
const patiently = async <T>(
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
      if (!isHeldUp(error) || attempt === attempts) throw error
    }
  }
}

const count = async (sql: TransactionSql, shadow: Shadow) => {
  const [found] = await sql.unsafe<{ rows: number }[]>(
    `select count(*)::int as rows from ${shadow.name}`,
  )
  return found?.rows ?? 0
}

const draft = async (
  sql: Sql,
  projections: readonly Projection[],
  known: Known,
  finish: (sql: TransactionSql, shadow: Shadow) => Promise<Difference>,
): Promise<Rebuilt> => {
  const begun = performance.now()
  return sql.begin(async (writer) => {
    await writer.unsafe(room)
    const shadows: Shadow[] = []
    for (const projection of projections) shadows.push(await openShadow(writer, projection))
    const work: Work = { sql, writer, shadows, known }
    const drawn = await drawAll(work)
    for (const { name } of shadows) await writer.unsafe(`analyze ${name}`)
    const caught = await patiently(writer, (sql) =>
      catchUp({ ...work, writer: sql }, drawn.last, finish),
    )
    let rows = 0
    for (const shadow of shadows) rows += await count(writer, shadow)
    return {
      events: drawn.events + caught.events,
      rows,
      seconds: (performance.now() - begun) / 1000,
      differences: caught.differences.filter(({ surplus, missing }) => surplus + missing > 0),
    }
  }) as Promise<Rebuilt>
}

/** Makes every read model anew from all events, while others read and append. Takes 3 connections. */
export const rebuild = (
  sql: Sql,
  projections: readonly Projection[],
  known: Known = upcasts,
): Promise<Rebuilt> => draft(sql, projections, known, settle)

/** What a rebuild would change, without changing it. */
export const compare = (
  sql: Sql,
  projections: readonly Projection[],
  known: Known = upcasts,
): Promise<Rebuilt> => draft(sql, projections, known, differenceIn)
