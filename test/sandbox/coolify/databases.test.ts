import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import postgres from 'postgres'
import { startPostgres, type TestPostgres } from '../../support/test-postgres'
import {
  eventually,
  type Given,
  openGiven,
  readOnly,
  someProject,
  someServer,
} from './sandbox-coolify-fixture'

let real: TestPostgres
let given: Given
beforeAll(async () => {
  real = await startPostgres()
  given = await openGiven({ adminDatabaseUrl: real.url })
})
afterAll(async () => {
  await given.end()
  await real.stop()
})

const create = async (changes: object = {}) => {
  const { body } = await given.ask('POST', '/databases/postgresql', {
    project_uuid: await someProject(given),
    environment_name: 'production',
    server_uuid: await someServer(given),
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

const ready = (uuid: string) =>
  eventually(async () => {
    const { body } = await given.ask('GET', `/databases/${uuid}`)
    return body.status === 'running:healthy'
  })

const inside = async <T>(url: string, work: (sql: postgres.Sql) => Promise<T>) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

describe('a database', () => {
  test('is real, its owner may make roles and nobody else gets in', async () => {
    const [one, two] = [await create(), await create()]
    await Promise.all([ready(one.uuid), ready(two.uuid)])
    expect(one.internal_db_url).not.toBe(two.internal_db_url)
    await inside(one.internal_db_url, async (sql) => {
      await sql`create table notes (id int)`
      await sql`create role ${sql(`plugin_${one.uuid}`)}`
    })
    const other = new URL(one.internal_db_url)
    const intruder = new URL(two.internal_db_url)
    intruder.pathname = other.pathname
    expect(inside(intruder.href, (sql) => sql`select 1`)).rejects.toThrow('permission denied')
  })

  test('starts behind the answer, when asked', async () => {
    given.faults.setLatency('coolify', { minMs: 0, maxMs: 20 })
    const { uuid } = await create({ instant_deploy: false })
    const status = async () => (await given.ask('GET', `/databases/${uuid}`)).body.status
    expect(await status()).toBe('exited:unhealthy')
    await given.ask('POST', `/databases/${uuid}/start`)
    expect(await status()).toBe('starting:unknown')
    await ready(uuid)
    given.faults.setLatency('coolify', { minMs: 0, maxMs: 0 })
    expect(await given.ask('POST', `/databases/${uuid}/start`)).toMatchObject({ status: 400 })
  })

  test('shows no secrets to weak tokens', async () => {
    const { uuid } = await create()
    const { body } = await given.as(readOnly)('GET', `/databases/${uuid}`)
    expect(body.name).toBe('vrs-berger-1a2b3c4d')
    expect(JSON.stringify(body)).not.toContain('correct-horse')
  })

  test('goes with its data by default; without the flag only the way in is closed', async () => {
    const [lost, kept] = [await create(), await create()]
    await Promise.all([ready(lost.uuid), ready(kept.uuid)])
    await inside(kept.internal_db_url, (sql) => sql`create role ${sql(`sub_${kept.uuid}`)}`)
    await given.ask('DELETE', `/databases/${lost.uuid}`)
    await given.ask('DELETE', `/databases/${kept.uuid}?delete_volumes=false`)
    for (const { uuid } of [lost, kept])
      await eventually(async () => (await given.ask('GET', `/databases/${uuid}`)).status === 404)
    const left = { name: `postgres-data-${kept.uuid}`, of: 'vrs-berger-1a2b3c4d' }
    expect(given.inventory().keptVolumes).toEqual([left])
    const names = await inside(real.url, (sql) => sql`select datname from pg_database`)
    const all = names.map(({ datname }) => datname)
    expect(all).not.toContain(new URL(lost.internal_db_url).pathname.slice(1))
    expect(all).toContain(new URL(kept.internal_db_url).pathname.slice(1))
    expect(inside(kept.internal_db_url, (sql) => sql`select 1`)).rejects.toThrow('log in')
  })
})
