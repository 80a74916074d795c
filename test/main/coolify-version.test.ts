import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openReadPool } from '../../src/store/postgres/read-pool'
import { prepareService, runToExit } from '../support/service-process'
import { findFreePort, startTestDatabase, type TestDatabase } from '../support/test-postgres'

const liveSettings = (coolify: string, database: string) => ({
  DATABASE_URL: new URL(database, postgres.url).href,
  VRS_MODE: 'live',
  VRS_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  INWX_URL: 'http://127.0.0.1:1/jsonrpc/',
  INWX_USERNAME: 'vrs',
  INWX_PASSWORD: 'geheim',
  COOLIFY_API_URL: coolify,
  COOLIFY_API_TOKEN: '1|token',
  STRIPE_SECRET_KEY: 'sk_test_none',
  STRIPE_WEBHOOK_SECRET: 'whsec_none',
  STRIPE_API_BASE: 'http://127.0.0.1:1',
  SMTP_URL: 'smtp://127.0.0.1:1',
})

let postgres: TestDatabase
let oldCoolify: ReturnType<typeof Bun.serve>
beforeAll(async () => {
  postgres = await startTestDatabase()
  const sql = openReadPool(postgres.url, { max: 1 })
  for (const name of ['refused', 'silent']) await sql`create database ${sql(name)}`
  await sql.end()
  oldCoolify = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: ({ url }) => new Response(new URL(url).pathname === '/api/v1/version' ? '4.1.9' : '[]'),
  })
}, 20_000)
afterAll(async () => {
  await oldCoolify.stop(true)
  await postgres.stop()
})

test.concurrent('a Coolify that we do not know refuses the start, in one sentence', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-test-version-'))
  const address = `http://127.0.0.1:${oldCoolify.port}/api/v1`
  const env = { ...liveSettings(address, 'refused'), PORT: String(await findFreePort()) }
  const { code, said } = await runToExit(dataDir, env)
  rmSync(dataDir, { recursive: true, force: true })
  expect(said).toContain('expected Coolify 4.2 or a later 4, found 4.1.9')
  expect(said).not.toContain('is ready')
  expect(code).toBe(78)
}, 20_000)

test.concurrent('a Coolify that is silent does not keep the shop closed', async () => {
  const service = await prepareService({
    env: liveSettings('http://127.0.0.1:1/api/v1', 'silent'),
    isNew: true,
  })
  await service.start()
  expect((await fetch(`${service.url}/`)).status).toBe(200)
  await service.close()
}, 20_000)
