import { describe, expect, test } from 'bun:test'
import postgres from 'postgres'
import { migrateCore } from '../../src/database/migrate-core'
import { openDatabase } from '../../src/database/open-database'
import { derivePluginRoleName, openPluginDatabase } from '../../src/database/plugin-database'
import { createTestCluster } from '../fixtures/test-cluster'

/** As a managed database gives it: the owner of one database who may create roles, no superuser. */
const createOwnedDatabase = async (adminUrl: string): Promise<string> => {
  const owner = `owner_${crypto.randomUUID().slice(0, 8)}`
  const admin = postgres(adminUrl, { max: 1 })
  const database = new URL(adminUrl).pathname.slice(1)
  await admin.unsafe(`create role ${owner} login createrole password 'owner'`)
  await admin.unsafe(`alter database ${database} owner to ${owner}`)
  await admin.end()
  const url = new URL(adminUrl)
  url.username = owner
  url.password = 'owner'
  return url.href
}

describe('a plugin’s role', () => {
  const cluster = createTestCluster()

  test('is made by an owner who is no superuser, twice without harm', async () => {
    const databaseUrl = await createOwnedDatabase(await cluster.createFreshDatabase())
    const core = openDatabase(databaseUrl)
    await migrateCore(core)
    for (const siteSecret of ['one', 'two']) {
      const { sql, role } = await openPluginDatabase('shop', { core, databaseUrl, siteSecret })
      const [row] = await sql`select current_user as me, current_schema() as schema`
      expect(row).toEqual({ me: role, schema: 'plugin_shop' })
      await sql`create table if not exists goods (id int)`
      await sql.end()
    }
    await core.end()
  })

  test('two plugins of one site cannot read each other', async () => {
    const databaseUrl = await cluster.createFreshDatabase()
    const core = openDatabase(databaseUrl)
    await migrateCore(core)
    const opening = { core, databaseUrl, siteSecret: 'one' }
    const shop = await openPluginDatabase('shop', opening)
    const crm = await openPluginDatabase('crm', opening)
    await shop.sql`create table goods (id int)`
    const refused = crm.sql`select * from plugin_shop.goods`
    expect(await refused.catch((error: { code: string }) => error.code)).toBe('42501')
    await Promise.all([shop.sql.end(), crm.sql.end(), core.end()])
  })

  test('bears the database’s name, and stays within PostgreSQL’s 63 bytes', () => {
    expect(derivePluginRoleName('berger', 'shop')).toBe('berger.shop')
    const long = derivePluginRoleName('d'.repeat(60), 'projektverwaltung')
    expect(long.length).toBeLessThanOrEqual(63)
    expect(long).not.toBe(derivePluginRoleName('e'.repeat(60), 'projektverwaltung'))
    expect(derivePluginRoleName('bäckerei', 'shop')).toMatch(/^[\x20-\x7e]+$/)
  })
})
