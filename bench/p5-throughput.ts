import { availableParallelism, loadavg } from 'node:os'
import type { Sql } from '../projections/projection'
import { openReadPool } from '../src/store/postgres/read-pool'
import { placeTestOrder, postProjectAction, signIn } from '../test/support/order-client'
import { disableLatency } from '../test/support/service-process'
import type { Benchmark, Figure } from './benchmark'
import { atLeast } from './benchmark'
import { cpuSeconds } from './cpu-seconds'
import { describeSteps } from './p5-step-timings'
import type { ServicePair } from './service-pair'
import { openServicePair } from './service-pair'

type Target = { url: string }

const inChunks = async <T>(all: readonly T[], size: number, work: (one: T) => Promise<unknown>) => {
  for (let from = 0; from < all.length; from += size)
    await Promise.all(all.slice(from, from + size).map(work))
}

/** Room for all of them: three servers with a third each. */
const raiseCapacity = async (at: Target, sql: Sql, projects: number) => {
  const cookie = await signIn(at, 'admin@vrs.localhost')
  const servers = await sql<{ id: string }[]>`select id from servers`
  for (const { id } of servers)
    await fetch(`${at.url}/admin/servers/${id}/capacity`, {
      method: 'POST',
      headers: { cookie, origin: at.url },
      body: new URLSearchParams({ capacity: String(projects), reason: 'Bench' }),
      redirect: 'manual',
    })
}

/** Orders by invoice, all released while no worker is there: they queue. */
const queueOrders = async (at: Target, projects: number) => {
  const cookie = await signIn(at, 'sachbearbeitung@vrs.localhost')
  const numbers = Array.from({ length: projects }, (_, number) => number)
  await inChunks(numbers, 16, async (number) => {
    const invoice = { payment: { method: 'invoice' } }
    const { projectId } = await placeTestOrder(at, `bench-${number}`, invoice)
    const answer = await postProjectAction(at, cookie, projectId, 'invoice-approval', {
      reason: 'Bench',
    })
    if (answer.status !== 303) throw new Error(`expected 303, found ${answer.status}`)
  })
}

/** When each went live, in ms after the first step was done. */
const readLiveTimes = async (sql: Sql) => {
  const [first] = await sql<{ at: number }[]>`
    select min(extract(epoch from at::timestamptz))::float8 * 1000 as at from history
    where type = 'ServerAssigned'`
  const rows = await sql<{ at: number }[]>`
    select extract(epoch from at::timestamptz)::float8 * 1000 as at from history
    where type = 'ProjectWentLive' order by at`
  return rows.map(({ at }) => at - (first?.at ?? 0))
}

const waitUntilAllLive = async (sql: Sql, projects: number) => {
  const until = performance.now() + 600_000
  for (;;) {
    const [row] = await sql<{ live: number; stalled: number }[]>`
      select count(*) filter (where live_at is not null)::int as live,
        count(*) filter (where stalled is not null)::int as stalled from projects`
    if (row?.live === projects) return
    if (row?.stalled || performance.now() > until)
      throw new Error(`expected ${projects} live, found ${JSON.stringify(row)}`)
    await Bun.sleep(250)
  }
}

/** Live projects per second between two of them, counted in the order in which they went live. */
const paceBetween = (live: readonly number[], from: number, to: number) =>
  ((to - from) * 1000) / ((live[to] ?? 0) - (live[from] ?? 0))

/** Begin and end are left out: there not all hands have work. */
const measureSteadiness = (live: readonly number[]): { figure: Figure; note: string } => {
  const many = Math.min(100, Math.floor(live.length / 4))
  const margin = Math.ceil(live.length / 20)
  const last = live.length - 1 - margin
  const first = paceBetween(live, margin, margin + many)
  const final = paceBetween(live, last - many, last)
  return {
    figure: atLeast(`the last ${many} as fast as the first`, final / first, 0.8),
    note: `steady state: ${many} projects after the first ${margin} that went live (${first.toFixed(1)}/s) and ${many} before the last ${margin} (${final.toFixed(1)}/s)`,
  }
}

type CpuUsage = {
  web: number | undefined
  database: number | undefined
  worker: number | undefined
}

const describeCpuUsage = (before: CpuUsage, after: CpuUsage, projects: number) => {
  const ms = (who: keyof CpuUsage) =>
    `${who} ${((((after[who] ?? Number.NaN) - (before[who] ?? 0)) * 1000) / projects).toFixed(0)}`
  return `CPU per project in ms: ${ms('worker')}, ${ms('web')} (with the stand-ins), ${ms('database')}; ${availableParallelism()} cores, load before it ${loadavg()[0]?.toFixed(1)}`
}

const readCallsPerProject = async (sql: Sql, projects: number): Promise<Figure> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from vendor_calls where vendor <> 'smtp'`
  return { what: 'vendor calls per project', found: ((row?.count ?? 0) / projects).toFixed(1) }
}

const prepare = async (pair: ServicePair, sql: Sql, projects: number) => {
  await disableLatency(pair)
  await fetch(`${pair.url}/sandbox/coolify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ light: true }),
  })
  await raiseCapacity(pair, sql, projects)
  await queueOrders(pair, projects)
}

/** Mails and the like are part of a project's cost, too. */
const waitUntilIdle = async (sql: Sql) => {
  for (;;) {
    const rows = await sql`select from pgboss.job
      where state in ('created', 'retry', 'active') and start_after < now() limit 1`
    if (rows.length === 0) return
    await Bun.sleep(250)
  }
}

const measureThroughput = async (projects: number) => {
  const pair = await openServicePair()
  const sql = openReadPool(pair.databaseUrl, 2)
  try {
    await prepare(pair, sql, projects)
    const worker = await pair.startWorker()
    const used = (): CpuUsage => ({ ...pair.used(), worker: cpuSeconds(worker) })
    const before = used()
    await waitUntilAllLive(sql, projects)
    await waitUntilIdle(sql)
    const after = used()
    const live = await readLiveTimes(sql)
    const steady = measureSteadiness(live)
    return {
      figures: [
        atLeast('projects live per second', (projects * 1000) / (live.at(-1) ?? 0), 15, 40),
        steady.figure,
        await readCallsPerProject(sql, projects),
      ],
      notes: [
        `${projects} projects queued before the worker starts; vendors answering at once, no site processes`,
        'one web process with the stand-ins, one worker, one database with fsync on, all on this machine',
        steady.note,
        describeCpuUsage(before, after, projects),
        ...(await describeSteps(sql, projects)),
      ],
    }
  } finally {
    await sql.end({ timeout: 2 })
    await pair.close()
  }
}

export const throughputBenchmark: Benchmark = {
  title: 'P5 projects brought live',
  run: (hurried) => measureThroughput(hurried ? 60 : 1000),
}
