import type { Sql } from '../projections/projection'
import { placeTestOrder, postProjectAction, signIn } from '../test/support/order-client'
import type { ServiceProcess } from '../test/support/service-process'
import { disableLatency, startService, waitUntil } from '../test/support/service-process'
import type { Benchmark } from './benchmark'
import { atLeast } from './benchmark'
import { copyProject, rebuildAll } from './project-copies'
import { median } from './run-load'

/** A project that is live, so that its history is as long as histories are. */
const bringProjectLive = async (service: ServiceProcess) => {
  await disableLatency(service)
  await fetch(`${service.url}/sandbox/coolify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ light: true }),
  })
  const order = await placeTestOrder(service, 'muster', { payment: { method: 'invoice' } })
  const cookie = await signIn(service, 'sachbearbeitung@vrs.localhost')
  await postProjectAction(service, cookie, order.projectId, 'invoice-approval', { reason: 'Bench' })
  const sql = service.sql()
  await waitUntil('a live project', async () => {
    const [row] = await sql`select from projects
      where id = ${order.projectId} and live_at is not null`
    return row !== undefined
  })
  return order
}

const countEvents = async (sql: Sql, stream?: string) => {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from emt_messages
    where ${stream ?? null}::text is null or stream_id = ${stream ?? null}`
  return row?.count ?? 0
}

/** Seconds of reading every event in order, and doing nothing with it. */
const readAllEvents = async (sql: Sql) => {
  const startedAt = performance.now()
  let events = 0
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    const rows = tx`select stream_id, stream_position, message_type, message_data, message_metadata
      from emt_messages order by global_position`
    for await (const chunk of rows.cursor(1_000)) events += chunk.length
  })
  return { events, seconds: (performance.now() - startedAt) / 1000 }
}

const measureRounds = async (sql: Sql, databaseUrl: string, rounds: number) => {
  const found: { read: number; rebuilt: number; ratio: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const raw = await readAllEvents(sql)
    const ours = await rebuildAll(databaseUrl)
    const [read, rebuilt] = [raw.events / raw.seconds, ours.events / ours.seconds]
    found.push({ read, rebuilt, ratio: rebuilt / read })
  }
  return found
}

export const rebuildBenchmark: Benchmark = {
  title: 'P7 all read models anew',
  run: async (isQuick) => {
    const service = await startService({ env: { VRS_LOG: 'silent' } })
    try {
      const sql = service.sql()
      const order = await bringProjectLive(service)
      const perProject = await countEvents(sql, `project-${order.projectId}`)
      const wanted = isQuick ? 50_000 : 1_000_000
      await copyProject(sql, order, Math.ceil((wanted - (await countEvents(sql))) / perProject))
      const rounds = await measureRounds(sql, service.databaseUrl(), isQuick ? 2 : 3)
      return {
        figures: [
          { name: 'rebuilt events/s', value: median(rounds.map((one) => one.rebuilt)).toFixed(0) },
          { name: 'events/s only read', value: median(rounds.map((one) => one.read)).toFixed(0) },
          atLeast('ratio', median(rounds.map((one) => one.ratio)), 0.2),
        ],
        notes: [
          `${await countEvents(sql)} events, ${perProject} of each project`,
          'the first rebuild writes all rows, the others compare them; the service runs on',
        ],
      }
    } finally {
      await service.stop()
      await service.close()
    }
  },
}
