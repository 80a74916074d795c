import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projections } from '../../../projections/all'
import { importMarketplace } from '../../../src/main/import/import-marketplace'
import { seedCatalogue } from '../../../src/main/seed/seed-catalogue'
import { jobsForEvent } from '../../../src/processes/all-processes'
import { openVault } from '../../../src/security/vault'
import { rebuildReadModels } from '../../../src/store/read-models/rebuild-read-models'
import { startMigratedDatabase } from '../../support/test-postgres'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'
import { createPostgresBase, createSqliteBase, oldTables } from './old-marketplace'

const folder = mkdtempSync(join(tmpdir(), 'vrs-import-'))
const file = join(folder, 'old.sqlite')
let target: TestStore
let old: { url: string; stop(): Promise<void> }

const open = async () => {
  const opened = await openTestStore({ jobsOf: jobsForEvent })
  await seedCatalogue(opened.store, 'sandbox')
  return opened
}
const baseOf = ({ sql, store }: TestStore) => ({
  sql,
  store,
  vault: openVault(sql, new Uint8Array(32).fill(7)),
})
const run = (at: TestStore, from: string, isDryRun = false) =>
  importMarketplace(baseOf(at), { from, zone: 'Europe/Berlin', isDryRun })

/** All that an import leaves in the events, without what each run mints anew. */
const readImported = ({ sql }: TestStore) => sql<{ stream: string; type: string; data: object }[]>`
  select stream, type, data - 'sealed' - 'validFrom' as data from history
  where by = 'system:import' order by stream, position`

beforeAll(async () => {
  createSqliteBase(file)
  old = await startMigratedDatabase()
  const url = new URL(old.url)
  await createPostgresBase(url.href)
  target = await open()
}, 60_000)
afterAll(async () => {
  await target.close()
  await old.stop()
  rmSync(folder, { recursive: true })
})

describe('an import of the old marketplace', () => {
  test('writes nothing in a dry run, and says what it would', async () => {
    const report = await run(target, file, true)
    expect(report.reconciliation.filter(({ addsUp }) => !addsUp)).toEqual([])
    expect(report.recorded).toBeGreaterThan(70)
    expect(await readImported(target)).toHaveLength(0)
  })

  test('accounts for every row, and has one result however often it runs', async () => {
    const first = await run(target, file)
    const events = await readImported(target)
    expect(first.reconciliation.filter(({ addsUp }) => !addsUp)).toEqual([])
    expect(first.reconciliation.map(({ table, rows }) => [table, rows] as const)).toEqual(
      Object.entries(oldTables).map(
        ([table, { rows }]) => [table as 'config', rows.length] as const,
      ),
    )
    expect(first.leftOut).toEqual([
      { table: 'marketplace_plugin_price', id: 7, why: 'prices by usage are not kept' },
    ])
    const second = await run(target, file)
    expect(second.recorded).toBe(0)
    expect(second.reconciliation).toEqual(first.reconciliation)
    expect(await readImported(target)).toEqual(events)
  })

  test('reads the same of PostgreSQL, whose times were those of Berlin', async () => {
    const other = await open()
    try {
      const report = await run(other, old.url)
      expect(report.reconciliation.filter(({ addsUp }) => !addsUp)).toEqual([])
      expect(await readImported(other)).toEqual(await readImported(target))
    } finally {
      await other.close()
    }
  }, 60_000)

  test('keeps keys as hashes, and no address outside the sealed fields', async () => {
    const [events] = await target.sql`select count(*)::int as leaks from history
      where data::text ~* 'example.org|Preiser.{0,9}$|vf_proj_|Wunsch'
        and type <> 'ProjectImported'`
    const [rows] = await target.sql`select count(*)::int as many from legacy_keys
      where key_hash ~ '^[0-9a-f]{64}$'`
    expect([events?.leaks, rows?.many]).toEqual([0, 5])
  })

  test('offers no placeholder of 0 cents, and what is free on purpose for nothing', async () => {
    const rows = await target.sql`select plugin, cycle, net_cents from plugin_prices
      where recorded_by = 'system:import' order by plugin, cycle`
    expect(rows.map(({ plugin, cycle, netCents }) => [plugin, cycle, netCents])).toEqual([
      ['kontakt', 'once', 0],
      ['media', 'once', 4900],
      ['pricing', 'monthly', 1990],
    ])
  })

  test('keeps every instant to the digit, and the directory under its name here', async () => {
    const [license] = await target.sql`select data from history where type = 'LicenseImported'
      and data->>'legacyId' = '6'`
    expect(license?.data).toMatchObject({
      plugin: 'directory',
      status: 'revoked',
      licensedAt: '2026-02-03T07:08:09.123456Z',
    })
  })

  test('queues no job, so that nothing follows by itself', async () => {
    const jobs = await target.sql`select distinct name from pgboss.job`
    expect(jobs.map(({ name }) => name)).toEqual([])
  })

  test('leaves read models that a rebuild finds right', async () => {
    const { differences } = await rebuildReadModels(target.sql, projections)
    expect(differences).toEqual([])
  })

  test('says what a base lacks, and reads what is there', async () => {
    const small = join(folder, 'small.sqlite')
    const database = new (await import('bun:sqlite')).Database(small, { create: true })
    database.run('create table marketplace_project (id integer, slug text, owner_email text)')
    database.run(`insert into marketplace_project values (77, 'alt', 'a@example.org')`)
    database.run('create table config (id integer, key text, value text)')
    database.run(`insert into config values (1, 'mail.host', '99'),
      (2, 'marketplace.yearly_discount_percent', '15')`)
    database.close()
    const report = await run(target, small, true)
    expect(report.notes).toContain('project alt has no key and cannot sign in')
    expect(report.notes).toContain(
      'yearly prices were 15 % below twelve months: VRS_YEARLY_DISCOUNT_PERCENT=15',
    )
    writeFileSync(join(folder, 'no.sqlite'), 'no database')
    expect(run(target, join(folder, 'no.sqlite'))).rejects.toThrow('expected an SQLite file')
    expect(run(target, join(folder, 'absent'))).rejects.toThrow('found nothing')
  })
})
