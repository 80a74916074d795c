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

const runInChunks = async <T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<unknown>,
) => {
  for (let start = 0; start < items.length; start += size)
    await Promise.all(items.slice(start, start + size).map(work))
}

/** Gives every server room for all projects. */
const raiseCapacity = async (target: Target, sql: Sql, projects: number) => {
  const cookie = await signIn(target, 'admin@vrs.localhost')
  const servers = await sql<{ id: string }[]>`select id from servers`
  for (const { id } of servers)
    await fetch(`${target.url}/admin/servers/${id}/capacity`, {
      method: 'POST',
      headers: { cookie, origin: target.url },
      body: new URLSearchParams({ capacity: String(projects), reason: 'Bench' }),
      redirect: 'manual',
    })
}

/** Places and approves invoice orders while no worker runs, so that their jobs queue. */
const queueOrders = async (target: Target, projects: number) => {
  const cookie = await signIn(target, 'sachbearbeitung@vrs.localhost')
  const numbers = Array.from({ length: projects }, (_, number) => number)
  await runInChunks(numbers, 16, async (number) => {
    const invoice = { payment: { method: 'invoice' } }
    const { projectId } = await placeTestOrder(target, `bench-${number}`, invoice)
    const response = await postProjectAction(target, cookie, projectId, 'invoice-approval', {
      reason: 'Bench',
    })
    if (response.status !== 303) throw new Error(`expected 303, found ${response.status}`)
  })
}

/** When each project went live, in ms after the first finished step. */
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
  const deadline = performance.now() + 600_000
  for (;;) {
    const [row] = await sql<{ live: number; stalled: number }[]>`
      select count(*) filter (where live_at is not null)::int as live,
        count(*) filter (where stalled is not null)::int as stalled from projects`
    if (row?.live === projects) return
    if (row?.stalled || performance.now() > deadline)
      throw new Error(`expected ${projects} live, found ${JSON.stringify(row)}`)
    await Bun.sleep(250)
  }
}

/** Live projects per second between two of them, counted in the order in which they went live. */
const measurePace = (live: readonly number[], first: number, last: number) =>
  ((last - first) * 1000) / ((live[last] ?? 0) - (live[first] ?? 0))

/** Compares the pace at both ends, without the first and last 5 %, where workers are idle. */
const measureSteadiness = (live: readonly number[]): { figure: Figure; note: string } => {
  const count = Math.min(100, Math.floor(live.length / 4))
  const margin = Math.ceil(live.length / 20)
  const last = live.length - 1 - margin
  const firstPace = measurePace(live, margin, margin + count)
  const lastPace = measurePace(live, last - count, last)
  return {
    figure: atLeast(`the last ${count} as fast as the first`, lastPace / firstPace, 0.8),
    note: `steady state: ${count} projects after the first ${margin} that went live (${firstPace.toFixed(1)}/s) and ${count} before the last ${margin} (${lastPace.toFixed(1)}/s)`,
  }
}

type CpuUsage = {
  web: number | undefined
  database: number | undefined
  worker: number | undefined
}

const describeCpuUsage = (before: CpuUsage, after: CpuUsage, projects: number) => {
  const ms = (name: keyof CpuUsage) =>
    `${name} ${((((after[name] ?? Number.NaN) - (before[name] ?? 0)) * 1000) / projects).toFixed(0)}`
  return `CPU per project in ms: ${ms('worker')}, ${ms('web')} (with the stand-ins), ${ms('database')}; ${availableParallelism()} cores, load before it ${loadavg()[0]?.toFixed(1)}`
}

const readCallsPerProject = async (sql: Sql, projects: number): Promise<Figure> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from vendor_calls where vendor <> 'smtp'`
  return { name: 'vendor calls per project', value: ((row?.count ?? 0) / projects).toFixed(1) }
}

const prepareProjects = async (pair: ServicePair, sql: Sql, projects: number) => {
  await disableLatency(pair)
  await fetch(`${pair.url}/sandbox/coolify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ light: true }),
  })
  await raiseCapacity(pair, sql, projects)
  await queueOrders(pair, projects)
}

/** Waits for mails and other jobs too: they are part of a project's cost. */
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
  const sql = openReadPool(pair.databaseUrl, { max: 2 })
  try {
    await prepareProjects(pair, sql, projects)
    const worker = await pair.startWorker()
    const readUsage = (): CpuUsage => ({ ...pair.readCpuUsage(), worker: cpuSeconds(worker) })
    const before = readUsage()
    await waitUntilAllLive(sql, projects)
    await waitUntilIdle(sql)
    const after = readUsage()
    const live = await readLiveTimes(sql)
    const steadiness = measureSteadiness(live)
    return {
      figures: [
        atLeast('projects live per second', (projects * 1000) / (live.at(-1) ?? 0), 15, 40),
        steadiness.figure,
        await readCallsPerProject(sql, projects),
      ],
      notes: [
        `${projects} projects queued before the worker starts; vendors answering at once, no site processes`,
        'one web process with the stand-ins, one worker, one database with fsync on, all on this machine',
        steadiness.note,
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
  run: (isQuick) => measureThroughput(isQuick ? 60 : 1000),
}
