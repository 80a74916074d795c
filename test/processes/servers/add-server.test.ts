import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverStream } from '../../../events/streams'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import type { CoolifyClient } from '../../../src/integrations/coolify/types'
import type { CoreServices } from '../../../src/main/open-core-services'
import { adoptServers } from '../../../src/main/seed/adopt-servers'
import { runJob } from '../../../src/processes/engine/run-job'
import { serverJobs } from '../../../src/processes/servers/add-server'
import { createServerCommandHandler } from '../../../src/processes/servers/server-command-handlers'
import { openCoolifyStandIn } from '../../../src/sandbox/coolify/coolify-stand-in'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import type { JobData } from '../../../src/store/job-queue/job-queue'
import { testContext } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

const token = '1|all-of-it'
const dataDir = mkdtempSync(join(tmpdir(), 'vrs-test-servers-'))
const faults = createFaultInjector()

let fixture: ProcessFixture
let standIn: Awaited<ReturnType<typeof openCoolifyStandIn>>
let coolify: CoolifyClient
let key: string

beforeAll(async () => {
  fixture = await openProcessFixture()
  standIn = await openCoolifyStandIn({
    dataDir,
    port: 0,
    faults,
    token,
    adminDatabaseUrl: fixture.url,
    bootOrderSeed: 0,
    buildCommand: () => [process.execPath],
  })
  coolify = openCoolifyClient({ url: standIn.url, token, record: () => undefined })
  await fetch(`${standIn.url}/api/v1/security/keys`, {
    method: 'POST',
    body: JSON.stringify({ name: 'vrs-deploy', private_key: 'PRIVATE' }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  })
  key = (await coolify.listPrivateKeys())[0]?.uuid ?? ''
}, 30_000)
afterAll(async () => {
  await standIn.close()
  await fixture.close()
  rmSync(dataDir, { recursive: true, force: true })
})

let last = 20
const requestServer = async (change: { ip?: string; privateKey?: string } = {}) => {
  const id = Bun.randomUUIDv7()
  last += 1
  const data = {
    name: `neu-${last}`,
    ip: `127.0.0.${last}`,
    capacity: 7,
    privateKey: key,
    ...change,
  }
  await createServerCommandHandler(fixture.store)(testContext, id, { type: 'RequestServer', data })
  return { id, data }
}

/** Runs the next job of this server, whenever it is due; `false` when there is none. */
const runServerJob = async (id: string, at: CoolifyClient = coolify) => {
  const [job] = await fixture.sql<{ id: string; data: JobData; retryCount: number }[]>`
    update pgboss.job set state = 'active', started_on = now() where id = (
      select id from pgboss.job where name = 'servers' and state < 'active'
        and group_id = ${serverStream(id)} limit 1)
    returning id, data, retry_count`
  if (!job) return false
  const activeJob = { id: job.id, queue: 'servers' as const, retryCount: job.retryCount }
  await runJob({ ...fixture.deps, coolify: at }, serverJobs, activeJob, job.data)
  return true
}
const eventsOf = async (id: string) => (await fixture.store.read(serverStream(id))).events
const typesOf = async (id: string) => (await eventsOf(id)).map(({ type }) => type)
const findAtCoolify = (ip: string) =>
  coolify.listServers().then((all) => all.filter(({ ipv4 }) => ipv4 === ip))

/** Coolify validates a server in the background. */
const untilValidated = async (ip: string) => {
  while (!(await findAtCoolify(ip)).some(({ usable }) => usable)) await Bun.sleep(10)
}

/** Coolify as it is, but its servers look like this. */
const withServerState = (
  state: Partial<Awaited<ReturnType<CoolifyClient['getServer']>>>,
): CoolifyClient => ({
  ...coolify,
  getServer: async (uuid) => {
    const server = await coolify.getServer(uuid)
    return server && { ...server, reachable: false, usable: false, ...state }
  },
})

describe('a server that is asked for', () => {
  test('is made at Coolify, validated, looked at, and there', async () => {
    const { id, data } = await requestServer()
    await runServerJob(id)
    expect(await typesOf(id)).toEqual(['ServerRequested'])
    await untilValidated(data.ip)
    await runServerJob(id)
    expect(await typesOf(id)).toEqual(['ServerRequested', 'ServerAdded'])
    const [server, ...doubles] = await findAtCoolify(data.ip)
    expect(doubles).toEqual([])
    expect((await eventsOf(id)).at(-1)?.data).toEqual({
      name: data.name,
      ipv4: data.ip,
      coolifyUuid: server?.uuid ?? '',
      capacity: 7,
    })
    expect(await runServerJob(id)).toBe(false)
  })

  test('adopts the one that Coolify has at this address already', async () => {
    const before = await coolify.ensureServer({ name: 'alt', ip: '127.0.0.99', privateKey: key })
    const { id } = await requestServer({ ip: '127.0.0.99' })
    await runServerJob(id)
    await untilValidated('127.0.0.99')
    await runServerJob(id)
    expect((await eventsOf(id)).at(-1)?.data).toMatchObject({ coolifyUuid: before })
  })

  test('is made once when the reply to its making is lost', async () => {
    const { id, data } = await requestServer()
    const deaf: CoolifyClient = {
      ...coolify,
      ensureServer: async (settings) => {
        await coolify.ensureServer(settings)
        return coolify.ensureServer({ ...settings, privateKey: 'lost' })
      },
    }
    await runServerJob(id, deaf)
    await untilValidated(data.ip)
    await runServerJob(id)
    expect(await typesOf(id)).toEqual(['ServerRequested', 'ServerAdded'])
    expect((await findAtCoolify(data.ip)).length).toBe(1)
  })

  test('is not adopted beside its own addition, nor after it was given up', async () => {
    const { id, data } = await requestServer()
    await runServerJob(id)
    const base = { sql: fixture.sql, store: fixture.store } as CoreServices
    await adoptServers(base, coolify, 20)
    await createServerCommandHandler(fixture.store)(testContext, id, { type: 'WithdrawRequest' })
    await adoptServers(base, coolify, 20)
    const rows = await fixture.sql`select id from servers where ipv4 = ${data.ip}`
    expect(rows.length).toBe(0)
    await runServerJob(id)
    expect(await typesOf(id)).toEqual(['ServerRequested', 'ServerRequestWithdrawn'])
  })
})

describe('a server that cannot be added', () => {
  test('is told with Coolify’s own log, and validated again when a person asks', async () => {
    const { id, data } = await requestServer()
    const refused = withServerState({ validationLogs: 'Permission denied (publickey)' })
    for (let attempt = 0; attempt < 4; attempt += 1) await runServerJob(id, refused)
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'ServerValidationFailed',
      data: { code: 'VALIDATION_FAILED', log: 'Permission denied (publickey)' },
    })
    expect(fixture.alerts).toContainEqual({
      kind: 'server-not-added',
      subject: id,
      detail: 'VALIDATION_FAILED',
    })
    expect(await runServerJob(id)).toBe(false)
    await createServerCommandHandler(fixture.store)(testContext, id, { type: 'RepeatValidation' })
    await runServerJob(id)
    await untilValidated(data.ip)
    await runServerJob(id)
    expect((await typesOf(id)).at(-1)).toBe('ServerAdded')
  })

  test('stands after ten minutes, without an event before', async () => {
    const { id } = await requestServer()
    const silent = withServerState({})
    for (let attempt = 0; attempt < 5; attempt += 1) await runServerJob(id, silent)
    expect(await typesOf(id)).toEqual(['ServerRequested'])
    fixture.clock.offsetMs = 11 * 60_000
    await runServerJob(id, silent)
    fixture.clock.offsetMs = 0
    expect((await eventsOf(id)).at(-1)).toMatchObject({ data: { code: 'DEADLINE' } })
  })

  test('stands at once when Coolify refuses it, and is tried on while Coolify is silent', async () => {
    const unknown = await requestServer({ privateKey: 'nowhere' })
    await runServerJob(unknown.id)
    expect((await eventsOf(unknown.id)).at(-1)).toMatchObject({
      type: 'ServerValidationFailed',
      data: { code: '404', log: expect.stringContaining('Private key') },
    })
    const { id, data } = await requestServer()
    const unreachable = openCoolifyClient({
      url: 'http://127.0.0.1:9',
      token,
      record: () => undefined,
    })
    await runServerJob(id, unreachable)
    await runServerJob(id, unreachable)
    expect(await typesOf(id)).toEqual(['ServerRequested'])
    await runServerJob(id)
    await untilValidated(data.ip)
    await runServerJob(id)
    expect((await typesOf(id)).at(-1)).toBe('ServerAdded')
  })

  test('is refused as known when another stream has this machine already', async () => {
    const one = await requestServer()
    await runServerJob(one.id)
    await untilValidated(one.data.ip)
    await runServerJob(one.id)
    const two = await requestServer({ ip: one.data.ip })
    await runServerJob(two.id)
    await untilValidated(two.data.ip)
    await runServerJob(two.id)
    expect((await eventsOf(two.id)).at(-1)).toMatchObject({ data: { code: 'SERVER_KNOWN' } })
  })

  test('is asked for once at a time', async () => {
    const { data } = await requestServer()
    await expect(requestServer({ ip: data.ip })).rejects.toThrow('SERVER_REQUESTED')
  })
})
