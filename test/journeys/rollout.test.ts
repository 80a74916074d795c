import { afterAll, beforeAll, expect, test } from 'bun:test'
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { readSitePids } from '../support/child-processes'
import {
  type OrderHandle,
  payCheckout,
  placeTestOrder,
  requestSite,
  signIn,
  waitForOrderStatus,
} from '../support/order-client'
import { fetchSiteEnvironment } from '../support/runtime-client'
import { runToExit, type ServiceProcess, startService, waitUntil } from '../support/service-process'

let running: ServiceProcess
/** Two internal sites: the new version works on one and crashes on the other. */
let good: OrderHandle
let bad: OrderHandle

const patienceMs = 60_000
const badVersion = '9.0.0'

const goLive = async (slug: string) => {
  const order = await placeTestOrder(running, slug)
  await payCheckout(order)
  await waitForOrderStatus(running, order, 'active', 90_000)
  await running.sql()`update projects set project_type = 'intern' where id = ${order.projectId}`
  return order
}

beforeAll(async () => {
  running = await startService()
  ;[good, bad] = [await goLive('ring-gut'), await goLive('ring-schlecht')]
}, 300_000)
afterAll(() => running?.close())

/** Its database, as the operator of the cluster sees it. */
const querySite = async (order: OrderHandle, query: string) => {
  const { DATABASE_URL = '' } = await fetchSiteEnvironment(running, order)
  const url = new URL(DATABASE_URL)
  const { username, password } = new URL(running.databaseUrl())
  Object.assign(url, { username, password })
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined })
  try {
    return [...(await sql.unsafe(query))]
  } finally {
    await sql.end()
  }
}
const readColumns = async (order: OrderHandle) =>
  (
    await querySite(
      order,
      `select column_name as name from information_schema.columns
        where table_schema = 'plugin_kontakt' and table_name = 'messages'`,
    )
  ).map(({ name }) => String(name))
const readMessages = async (order: OrderHandle): Promise<Record<string, unknown>[]> =>
  (await querySite(order, 'select name, body from plugin_kontakt.messages order by id')).map(
    (row) => ({ ...row }),
  )

const publishBadVersion = async () => {
  const folder = join(running.dataDir, 'next/kontakt')
  cpSync(join(import.meta.dir, '../../plugins/kontakt'), folder, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const { migrations } = manifest
  const changed = { ...manifest, version: badVersion, migrations: [...migrations, '0009-mood'] }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(changed))
  const write = (name: string, sql: string) =>
    writeFileSync(join(folder, 'migrations', `0009-mood.${name}.sql`), sql)
  write('up', "alter table messages add column mood text not null default 'gut';")
  write('down', 'alter table messages drop column mood;')
  appendFileSync(
    join(folder, 'kontakt/index.js'),
    `\nif (process.env.VRS_PROJECT_ID === '${bad.projectId}') throw new Error('kaputt hier')\n`,
  )
  const { code, said } = await runToExit(running.dataDir, {}, ['publish', folder])
  if (code !== 0) throw new Error(said)
}

/** Sites that were killed start again by themselves, and ask the marketplace. */
const restartSites = () => {
  for (const pid of readSitePids(running.dataDir)) process.kill(pid, 'SIGKILL')
}

type Report = { plugins: { name: string; version: string; state: string }[]; healthy: boolean }

const waitForVersion = (order: OrderHandle, version: string) =>
  waitUntil(
    `kontakt ${version} on ${order.slug}`,
    async () => {
      const [report] = await running.sql()<Report[]>`
        select plugins, healthy from boot_reports where project_id = ${order.projectId}
        order by received_at desc limit 1`
      return report?.plugins.some(
        (one) => one.name === 'kontakt' && one.version === version && one.state === 'running',
      )
        ? report
        : undefined
    },
    patienceMs,
  )
const readRollout = async () => {
  const [row] = await running.sql()<{ state: string; previous: string; failed: unknown }[]>`
    select state, previous, failed from rollouts where plugin = 'kontakt'`
  return row
}

const openAsAdmin = async () => {
  const cookie = await signIn(running, 'admin@vrs.localhost')
  const path = `${running.url}/admin/catalogue/rollouts/kontakt@${badVersion}`
  return {
    page: async () => (await fetch(path, { headers: { cookie } })).text(),
    rollBack: () =>
      fetch(`${path}/rollback`, {
        method: 'POST',
        headers: { cookie, origin: running.url },
        body: new URLSearchParams({ reason: 'wrong' }),
        redirect: 'manual',
      }),
  }
}

test('a bad version halts in its ring, and is rolled back by down migrations with the rows', async () => {
  for (const order of [good, bad])
    await querySite(
      order,
      `insert into plugin_kontakt.messages (name, email, body, received_at)
        values ('Ada', 'ada@example.org', 'Guten Tag', now())`,
    )
  await publishBadVersion()
  restartSites()
  await waitForVersion(good, badVersion)
  expect(await readColumns(good)).toContain('mood')
  const halted = await waitUntil(
    'the rollout to halt',
    async () => {
      const rollout = await readRollout()
      return rollout?.state === 'halted' ? rollout : undefined
    },
    patienceMs,
  )
  expect(halted.failed).toEqual([{ projectId: bad.projectId, code: 'PLUGIN_CRASHED' }])
  // Where it could not start, the version before goes on, with its schema and its rows.
  await waitForVersion(bad, halted.previous)
  expect(await readColumns(bad)).not.toContain('mood')
  expect(await readMessages(bad)).toEqual([{ name: 'Ada', body: 'Guten Tag' }])

  const admin = await openAsAdmin()
  const page = await admin.page()
  for (const text of ['angehalten', bad.projectId, 'PLUGIN_CRASHED', 'kaputt hier'])
    expect(page).toContain(text)
  expect((await admin.rollBack()).status).toBe(303)

  restartSites()
  await waitForVersion(good, halted.previous)
  await waitUntil(
    'the down migration',
    async () => !(await readColumns(good)).includes('mood'),
    patienceMs,
  )
  expect(await readMessages(good)).toEqual([{ name: 'Ada', body: 'Guten Tag' }])
  expect((await requestSite(running, good, '/kontakt')).status).toBe(200)
  expect(await admin.page()).toContain('zurückgenommen')
}, 240_000)
