import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import postgres from 'postgres'
import {
  type CoreProcess,
  createDataDir,
  endSite,
  startCoreProcess,
  waitUntil,
} from '../fixtures/core-process'
import { type FakeMarketplace, startFakeMarketplace } from '../fixtures/fake-marketplace'
import { type PluginSource, publishTestPlugin } from '../fixtures/published-plugin'
import { createTestCluster } from '../fixtures/test-cluster'

const buildCounterEntry = (version: string) => `
export const plugin = {
  routes(app, site) {
    app.get('/zaehler', async () => {
      const rows = await site.db\`select * from visits order by id\`
      return site.layout('Zähler', site.html\`<h1>${version}: \${rows.length}</h1>\`)
    })
    app.post('/zaehler', async (c) => {
      await site.db\`insert into visits \${site.db({ note: 'da' })}\`
      return c.redirect('/zaehler', 303)
    })
    app.get('/fremd', async (c) => {
      const tried = await site.db.unsafe(c.req.query('sql')).then(() => 'erlaubt', (error) => error.code)
      return c.text(tried)
    })
  },
}`

const visitsMigration = 'create table visits (id serial primary key, note text not null);'
const firstVersion: PluginSource = {
  name: 'zaehler',
  version: '1.0.0',
  entry: buildCounterEntry('1.0.0'),
  migrations: {
    '0001-visits.up.sql': visitsMigration,
    '0001-visits.down.sql': 'drop table visits;',
  },
}

describe('updating a plugin that holds data', () => {
  const cluster = createTestCluster()
  let market: FakeMarketplace
  let site: CoreProcess
  let databaseUrl: string
  const dataDir = createDataDir()

  const offer = async (source: PluginSource) => {
    const entry = await publishTestPlugin(source, market.publisher)
    market.lock = [entry]
    return entry
  }
  const reportOf = (sha256: string, code?: string) =>
    waitUntil(`a report of ${sha256.slice(0, 8)} ${code ?? 'running'}`, () =>
      market.reports.find(({ plugins, errors }) =>
        code
          ? errors.some((error) => error.code === code)
          : plugins.some((plugin) => plugin.sha256 === sha256 && plugin.state === 'running'),
      ),
    )
  const readHeading = async () =>
    (await (await site.get('/zaehler')).text()).match(/<h1>(.*)<\/h1>/)?.[1]

  beforeAll(async () => {
    market = await startFakeMarketplace()
    databaseUrl = await cluster.createFreshDatabase()
    await offer(firstVersion)
    site = await startCoreProcess({ marketplace: market, databaseUrl, dataDir })
    await site.waitUntilReady()
    await site.post('/zaehler', {})
  }, 60_000)

  afterAll(() => endSite(site, market))

  test('runs the first migration and says so', async () => {
    expect(await readHeading()).toBe('1.0.0: 1')
    expect(market.reports[0]?.migrationsRun).toEqual(['zaehler/0001-visits.up.sql'])
  })

  test('gives the plugin a role that reads nothing but its own schema', async () => {
    const runSql = async (sql: string) =>
      (await site.get(`/fremd?sql=${encodeURIComponent(sql)}`)).text()
    expect(await runSql('select * from visits')).toBe('erlaubt')
    expect(await runSql('select * from core.people')).toBe('42501')
    expect(await runSql('create schema other')).toBe('42501')
    expect(await runSql('create role other')).toBe('42501')
    expect(await runSql('create table public.other (a int)')).toBe('42501')
    expect(await runSql('set role postgres')).toBe('42501')
  })

  test('keeps strangers’ roles out of its database', async () => {
    const stranger = `stranger_${crypto.randomUUID().slice(0, 8)}`
    const other = await cluster.createFreshDatabase()
    const sql = postgres(other, { max: 1 })
    await sql.unsafe(`create role "${stranger}" login password 'stranger'`)
    await sql.end()
    const url = new URL(databaseUrl)
    url.username = stranger
    url.password = 'stranger'
    const theirs = postgres(url.href, { max: 1 })
    const refused = await theirs`select 1`.catch((error: { code: string }) => error.code)
    expect(refused).toBe('42501')
    await theirs.end()
  })

  test('goes on with the version before when a migration fails, and loses nothing', async () => {
    const broken = await offer({
      ...firstVersion,
      version: '1.1.0',
      entry: buildCounterEntry('1.1.0'),
      migrations: {
        ...firstVersion.migrations,
        '0002-more.up.sql': 'alter table visits add column more text;',
        '0003-broken.up.sql': 'alter table nowhere add column more text;',
      },
    })
    const report = await reportOf(broken.sha256, 'MIGRATION_FAILED')
    expect(report).toMatchObject({ healthy: false, plugins: [{ version: '1.0.0' }] })
    expect(await readHeading()).toBe('1.0.0: 1')
    const sql = postgres(databaseUrl, { max: 1 })
    const columns = await sql`select column_name from information_schema.columns
      where table_schema = 'plugin_zaehler' and table_name = 'visits'`
    await sql.end()
    expect(columns.map((column) => column.column_name).sort()).toEqual(['id', 'note'])
  })

  test('takes back the migrations of a version that cannot be mounted', async () => {
    const crashing = await offer({
      ...firstVersion,
      version: '1.2.0',
      entry: "export const plugin = { routes() { throw new Error('kaputt') } }",
      migrations: {
        ...firstVersion.migrations,
        '0002-more.up.sql': 'alter table visits rename to visitors;',
        '0002-more.down.sql': 'alter table visitors rename to visits;',
      },
    })
    const report = await reportOf(crashing.sha256, 'PLUGIN_CRASHED')
    expect(report.errors[0]?.message).toContain('kaputt')
    expect(await readHeading()).toBe('1.0.0: 1')
    await site.post('/zaehler', {})
    expect(await readHeading()).toBe('1.0.0: 2')
  })

  test('brings the next good version while it runs', async () => {
    const good = await offer({
      ...firstVersion,
      version: '1.3.0',
      entry: buildCounterEntry('1.3.0'),
    })
    expect(await reportOf(good.sha256)).toMatchObject({ healthy: true, errors: [] })
    expect(await readHeading()).toBe('1.3.0: 2')
  })

  const readColumns = async () => {
    const sql = postgres(databaseUrl, { max: 1 })
    const columns = await sql`select column_name from information_schema.columns
      where table_schema = 'plugin_zaehler' and table_name = 'visits' order by column_name`
    await sql.end()
    return columns.map((column) => String(column.column_name))
  }
  const withColour = (version: string, entry = buildCounterEntry(version)): PluginSource => ({
    ...firstVersion,
    version,
    entry,
    migrations: {
      ...firstVersion.migrations,
      '0002-colour.up.sql': "alter table visits add column colour text default 'rot';",
      '0002-colour.down.sql': 'alter table visits drop column colour;',
    },
  })
  const runsWithLock = (sha256: string, columns: readonly string[]) =>
    waitUntil(`${columns.join()} with ${sha256.slice(0, 8)}`, async () => {
      const latest = market.reports.at(-1)
      const runs = latest?.plugins.some((one) => one.sha256 === sha256 && one.state === 'running')
      return runs && (await readColumns()).join() === columns.join() ? latest : undefined
    })

  test('goes back by down migrations, with its rows, when the lock names the version before', async () => {
    const [before] = market.lock
    if (!before) throw new Error('expected a lock')
    const later = await offer(withColour('1.4.0'))
    await reportOf(later.sha256)
    expect(await readColumns()).toEqual(['colour', 'id', 'note'])
    market.lock = [before]
    expect(await runsWithLock(before.sha256, ['id', 'note'])).toMatchObject({ healthy: true })
    expect(await readHeading()).toBe('1.3.0: 2')
  })

  test('reverts them as well where the later version crashed at a boot after it had run', async () => {
    const [before] = market.lock
    if (!before) throw new Error('expected a lock')
    const crashesLater = `${buildCounterEntry('1.5.0')}
      const { existsSync, writeFileSync } = await import('node:fs')
      const mark = import.meta.dir + '/once'
      if (existsSync(mark)) throw new Error('kaputt beim zweiten Mal')
      writeFileSync(mark, '')`
    const later = await offer(withColour('1.5.0', crashesLater))
    await reportOf(later.sha256)
    await site.kill()
    site = await startCoreProcess({ marketplace: market, databaseUrl, dataDir })
    await site.waitUntilReady()
    await reportOf(later.sha256, 'PLUGIN_CRASHED').catch(() => undefined)
    expect(await readHeading()).toBe('1.3.0: 2')
    // Its rows stay until somebody says that the version shall not come again.
    expect(await readColumns()).toEqual(['colour', 'id', 'note'])
    market.lock = [before]
    await runsWithLock(before.sha256, ['id', 'note'])
    expect(await readHeading()).toBe('1.3.0: 2')
  }, 30_000)

  test('boots from its volume while the marketplace is away, and reports when it is back', async () => {
    const port = Number(new URL(market.url).port)
    const { lock, publisherKeys, url } = market
    market.stop()
    await site.kill()
    site = await startCoreProcess({ marketplace: { url, publisherKeys }, databaseUrl, dataDir })
    await site.waitUntilReady()
    expect(await readHeading()).toBe('1.3.0: 2')
    const { body } = await site.fetchHealth()
    market = await startFakeMarketplace(port)
    market.lock = lock
    const report = await waitUntil('a report after the silence', () => market.reports[0])
    expect(report).toMatchObject({ bootId: body.bootId, healthy: true, migrationsRun: [] })
  }, 30_000)
})
