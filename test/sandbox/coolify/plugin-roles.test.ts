import { afterAll, beforeAll, expect, test } from 'bun:test'
import postgres from 'postgres'
import {
  openPostgresServer,
  type PostgresServer,
} from '../../../src/sandbox/coolify/resources/postgres-server'
import { readErrorCode } from '../../support/append-events'
import { startPostgresServer, type TestDatabase } from '../../support/test-postgres'

let cluster: TestDatabase
let server: PostgresServer
const urls: string[] = []
beforeAll(async () => {
  cluster = await startPostgresServer()
  server = openPostgresServer(cluster.url)
  for (const uuid of ['u1', 'u2']) {
    const url = server.buildUrl(uuid, 'site', 'password', 'site')
    await server.createDatabase(url)
    urls.push(url)
  }
}, 60_000)
afterAll(async () => {
  await server.close()
  await cluster.stop()
})

const openSite = (index: number) => {
  const databaseUrl = urls[index] ?? ''
  return { databaseUrl, core: postgres(databaseUrl, { max: 2, onnotice: () => undefined }) }
}
const codeOf = (query: Promise<unknown>) => query.then(() => 'done', readErrorCode)
const databaseNameOf = (url: string | undefined) => new URL(url ?? '').pathname.slice(1)

/** As vrs-core does it for a plugin: the role by the function, then a schema of its own. */
const openPlugin = async ({ core, databaseUrl }: ReturnType<typeof openSite>, plugin: string) => {
  const role = `${databaseNameOf(databaseUrl)}.${plugin}`
  const password = crypto.randomUUID()
  await core`select vrs_roles.ensure_plugin_role(${role}, ${password})`
  await core.unsafe(`create schema if not exists plugin_${plugin} authorization "${role}"`)
  const url = Object.assign(new URL(databaseUrl), { username: role, password })
  const connection = { search_path: `plugin_${plugin}` }
  return postgres(url.href, { max: 1, onnotice: () => undefined, connection })
}

test('a site makes no roles, yet has one for each plugin, which sees its own schema only', async () => {
  const site = openSite(0)
  expect(await codeOf(site.core`create role mine`)).toBe('42501')
  const [shop, crm] = [await openPlugin(site, 'shop'), await openPlugin(site, 'crm')]
  await shop`create table goods (id int)`
  expect(await codeOf(crm`select * from plugin_shop.goods`)).toBe('42501')
  expect(await codeOf(shop`select vrs_roles.ensure_plugin_role('x', 'y')`)).toBe('42501')
  const again = await openPlugin(site, 'shop')
  expect((await again`select count(*)::int as count from goods`)[0]?.count).toBe(0)
  await Promise.all([shop, crm, again, site.core].map((sql) => sql.end()))
})

test('a site reaches no role but those of its own plugins', async () => {
  const [first, second] = [openSite(0), openSite(1)]
  const password = 'p'.repeat(43)
  const ensure = (role: string, given = password) =>
    codeOf(second.core`select vrs_roles.ensure_plugin_role(${role}, ${given})`)
  const own = databaseNameOf(urls[1])
  for (const role of [
    'postgres',
    `${databaseNameOf(urls[0])}.shop`,
    decodeURIComponent(new URL(urls[0] ?? '').username),
    `${own}.`,
    `${own}.Shop"; drop role postgres`,
    `site_${'0'.repeat(24)}_shop`,
  ])
    expect([role, await ensure(role)]).toEqual([role, '42501'])
  expect(await ensure(`${own}.shop`, `' superuser`)).toBe('22023')
  const admin = postgres(cluster.url, { max: 1, onnotice: () => undefined })
  await admin.unsafe(`create role "${own}.foreign" login`)
  expect(await ensure(`${own}.foreign`)).toBe('42501')
  expect(await ensure(`${own}.shop`)).toBe('done')
  const [row] = await admin<{ strong: number }[]>`select count(*)::int as strong from pg_roles
    where rolname like ${`${own}%`} and (rolsuper or rolcreaterole or rolcreatedb)`
  expect(row?.strong).toBe(0)
  await Promise.all([first.core.end(), second.core.end(), admin.end()])
})

test('with the data of a site its roles are gone', async () => {
  await server.removeDatabase(urls[0] ?? '', { data: true })
  const admin = postgres(cluster.url, { max: 1, onnotice: () => undefined })
  const rows = await admin`select rolname from pg_roles
    where rolname like ${`${databaseNameOf(urls[0])}%`}`
  await admin.end()
  expect([...rows]).toEqual([])
})
