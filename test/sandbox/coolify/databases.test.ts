import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import postgres from 'postgres'
import { startTestDatabase, type TestDatabase } from '../../support/test-postgres'
import {
  createCoolifyProject,
  firstServerId,
  openSandboxCoolify,
  pollUntil,
  readOnlyToken,
  type SandboxCoolifyFixture,
} from './sandbox-coolify-fixture'

let real: TestDatabase
let fixture: SandboxCoolifyFixture
beforeAll(async () => {
  real = await startTestDatabase()
  fixture = await openSandboxCoolify({ adminDatabaseUrl: real.url })
})
afterAll(async () => {
  await fixture.end()
  await real.stop()
})

const create = async (changes: object = {}) => {
  const { body } = await fixture.ask('POST', '/databases/postgresql', {
    project_uuid: await createCoolifyProject(fixture),
    environment_name: 'production',
    server_uuid: await firstServerId(fixture),
    name: 'vrs-berger-1a2b3c4d',
    postgres_user: 'site',
    postgres_password: 'correct-horse',
    postgres_db: 'site',
    is_public: false,
    instant_deploy: true,
    ...changes,
  })
  return body as { uuid: string; internal_db_url: string }
}

const waitUntilReady = (uuid: string) =>
  pollUntil(async () => {
    const { body } = await fixture.ask('GET', `/databases/${uuid}`)
    return body.status === 'running:healthy'
  })

const withConnection = async <T>(url: string, work: (sql: postgres.Sql) => Promise<T>) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

describe('a database', () => {
  test('is the only one that its role reaches: not ours, no other site’s, and none that servers come with', async () => {
    const [one, two] = [await create(), await create()]
    await Promise.all([waitUntilReady(one.uuid), waitUntilReady(two.uuid)])
    const ours = new URL(real.url).pathname
    const foreign = [ours, new URL(two.internal_db_url).pathname, '/template1']
    for (const pathname of foreign) {
      const url = Object.assign(new URL(one.internal_db_url), { pathname })
      const refusal = await withConnection(
        url.href,
        (sql) => sql`select pg_advisory_lock(4711)`,
      ).catch((error: { code?: string }) => error.code)
      expect([pathname, refusal]).toEqual([pathname, '42501'])
    }
  })

  test('is real, its owner has roles for plugins by a function only, and nobody else gets in', async () => {
    const [one, two] = [await create(), await create()]
    await Promise.all([waitUntilReady(one.uuid), waitUntilReady(two.uuid)])
    expect(one.internal_db_url).not.toBe(two.internal_db_url)
    await withConnection(one.internal_db_url, async (sql) => {
      await sql`create table notes (id int)`
      const password = 'p'.repeat(43)
      await sql`select vrs_roles.ensure_plugin_role(current_database() || '.shop', ${password})`
      await expect(sql`create role ${sql(`plugin_${one.uuid}`)}`.execute()).rejects.toThrow(
        'permission denied to create role',
      )
    })
    const other = new URL(one.internal_db_url)
    const intruder = new URL(two.internal_db_url)
    intruder.pathname = other.pathname
    expect(withConnection(intruder.href, (sql) => sql`select 1`)).rejects.toThrow(
      'permission denied',
    )
  })

  test('starts behind the answer, when asked', async () => {
    fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 20 })
    const { uuid } = await create({ instant_deploy: false })
    const status = async () => (await fixture.ask('GET', `/databases/${uuid}`)).body.status
    expect(await status()).toBe('exited:unhealthy')
    await fixture.ask('POST', `/databases/${uuid}/start`)
    expect(await status()).toBe('starting:unknown')
    await waitUntilReady(uuid)
    fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 0 })
    expect(await fixture.ask('POST', `/databases/${uuid}/start`)).toMatchObject({ status: 400 })
  })

  test('shows no secrets to weak tokens', async () => {
    const { uuid } = await create()
    const { body } = await fixture.as(readOnlyToken)('GET', `/databases/${uuid}`)
    expect(body.name).toBe('vrs-berger-1a2b3c4d')
    expect(JSON.stringify(body)).not.toContain('correct-horse')
  })

  test('goes with its data by default; without the flag only the way in is closed', async () => {
    const [lost, kept] = [await create(), await create()]
    await Promise.all([waitUntilReady(lost.uuid), waitUntilReady(kept.uuid)])
    for (const { internal_db_url } of [lost, kept])
      await withConnection(
        internal_db_url,
        (sql) => sql`
          select vrs_roles.ensure_plugin_role(current_database() || '.shop', ${'p'.repeat(43)})`,
      )
    await fixture.ask('DELETE', `/databases/${lost.uuid}`)
    await fixture.ask('DELETE', `/databases/${kept.uuid}?delete_volumes=false`)
    for (const { uuid } of [lost, kept])
      await pollUntil(async () => (await fixture.ask('GET', `/databases/${uuid}`)).status === 404)
    const left = { name: `postgres-data-${kept.uuid}`, of: 'vrs-berger-1a2b3c4d' }
    expect(fixture.inventory().keptVolumes).toEqual([left])
    const names = await withConnection(real.url, (sql) => sql`select datname from pg_database`)
    const all = names.map(({ datname }) => datname)
    expect(all).not.toContain(new URL(lost.internal_db_url).pathname.slice(1))
    expect(all).toContain(new URL(kept.internal_db_url).pathname.slice(1))
    expect(withConnection(kept.internal_db_url, (sql) => sql`select 1`)).rejects.toThrow('log in')
  })
})
