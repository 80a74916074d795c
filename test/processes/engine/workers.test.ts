import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { jobDefinitions, jobsForEvent } from '../../../src/processes/all-processes'
import { scheduledTasks } from '../../../src/processes/all-scheduled-tasks'
import { startWorker } from '../../../src/processes/engine/worker'
import { openVault } from '../../../src/security/vault'
import { openBreakerStore } from '../../../src/store/ledgers/circuit-breaker-store'
import { waitUntil } from '../../support/service-process'
import { openStoreAt } from '../../support/test-store'
import type { RegistrarFixture } from '../support/registrar-fixture'
import { openRegistrarFixture } from '../support/registrar-fixture'

let fixture: RegistrarFixture
beforeAll(async () => {
  fixture = await openRegistrarFixture()
}, 30_000)
afterAll(() => fixture.close())

/** A worker with a store, a queue and an INWX client of its own, as a process of its own has them. */
const startTestWorker = async () => {
  const own = await openStoreAt(fixture.url, { jobsOf: jobsForEvent, supervise: true })
  const calls: VendorCall[] = []
  const errors: unknown[] = []
  const { sql, store, queue } = own
  const deps = {
    ...fixture.deps,
    sql,
    store,
    vault: openVault(sql, randomBytes(32)),
    breakers: openBreakerStore(sql),
    inwx: fixture.client(calls),
    // There is no Coolify here: nobody hears of its servers.
    coolify: openCoolifyClient({ url: 'http://127.0.0.1:9', token: '', record: () => undefined }),
  }
  const work = { definitions: jobDefinitions, scheduledTasks }
  const worker = await startWorker(deps, queue, work, (error) => void errors.push(error))
  const stop = async () => {
    await worker.stop()
    await own.close()
  }
  return { calls, errors, stop }
}

const projects = async (count: number) => {
  await fixture.sql`delete from pgboss.job`
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await fixture.project('ServerAssigned'))
  return ids
}

const waitForDns = (ids: readonly string[]) =>
  waitUntil(
    'DNS of all projects',
    async () => {
      const [row] = await fixture.sql<{ count: number }[]>`
        select count(*)::int as count from history where type = 'DnsConfigured'
          and stream = any(${ids.map((id) => `project-${id}`)})`
      return row?.count === ids.length
    },
    20_000,
  )

const creations = (calls: readonly VendorCall[]) =>
  calls.filter(({ method, outcome }) => method === 'nameserver.createRecord' && outcome === 'ok')

const expectOnce = async (ids: readonly string[]) => {
  for (const id of ids) {
    const types = (await fixture.events(id)).map(({ type }) => type)
    for (const type of ['DomainAssigned', 'DnsConfigured'] as const)
      expect(types.filter((one) => one === type)).toEqual([type])
    expect(types).not.toContain('ProvisioningStalled')
    for (const host of [`p-${id}.vrs.gmbh`, `www.p-${id}.vrs.gmbh`])
      expect(fixture.records().filter(({ name }) => name === host)).toHaveLength(1)
  }
}

test('two workers on one database share the work, and each effect comes once', async () => {
  const ids = await projects(20)
  const workers = await Promise.all([startTestWorker(), startTestWorker()])
  try {
    await waitForDns(ids)
  } finally {
    for (const one of workers) await one.stop()
  }
  await expectOnce(ids)
  const made = workers.map(({ calls }) => creations(calls).length)
  // Each name's own record and that of its `www.`
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(40)
  for (const count of made) expect(count).toBeGreaterThan(0)
  expect(workers.flatMap(({ errors }) => errors)).toEqual([])
}, 30_000)

test('a worker that is killed in the middle of its steps loses none of them', async () => {
  const ids = await projects(12)
  const silence = createServer()
  await new Promise<void>((resolve) => silence.listen(0, '127.0.0.1', resolve))
  const address = silence.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const script = join(import.meta.dir, 'silent-worker.ts')
  const doomed = Bun.spawn(
    [process.execPath, script, fixture.url, `http://127.0.0.1:${port}/`, ...fixture.servers],
    {
      stdout: 'ignore',
      stderr: 'ignore',
    },
  )
  const findHeldJobs = () => fixture.sql<{ id: string }[]>`select id from pgboss.job
    where name = 'provisioning' and state = 'active' and data->>'step' = 'dns'`
  try {
    await waitUntil('jobs in hand', async () => (await findHeldJobs()).length === 8, 10_000)
  } finally {
    doomed.kill('SIGKILL')
    await doomed.exited
    silence.close()
  }
  // Its silence is not waited for: the queue takes back what was not heard of for ten seconds.
  await fixture.sql`update pgboss.job set heartbeat_on = now() - interval '11 seconds'
    where state = 'active'`
  const heir = await startTestWorker()
  try {
    await waitForDns(ids)
  } finally {
    await heir.stop()
  }
  await expectOnce(ids)
  expect(creations(heir.calls)).toHaveLength(24)
}, 30_000)
