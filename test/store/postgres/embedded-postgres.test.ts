import { afterAll, expect, test } from 'bun:test'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '../../../src/store/postgres/embedded-postgres'

const home = mkdtempSync(join(tmpdir(), 'vrs-embedded-'))
chmodSync(home, 0o755)
const folder = join(home, 'postgres')
afterAll(() => rmSync(home, { recursive: true, force: true }))

const module = join(import.meta.dir, '../../../src/store/postgres/embedded-postgres')
const starting = `import { startEmbeddedPostgres } from ${JSON.stringify(module)}
await startEmbeddedPostgres(${JSON.stringify(folder)})`

test('a first start that was killed half-way does not keep the second from starting', async () => {
  const first = Bun.spawn([process.execPath, '-e', starting], {
    detached: true,
    stdout: 'ignore',
    stderr: 'ignore',
  })
  const hasBegun = () =>
    ['data', 'data.draft'].some((name) => existsSync(join(folder, name, 'PG_VERSION')))
  while (!hasBegun() && first.exitCode === null) await Bun.sleep(1)
  process.kill(-first.pid, 'SIGKILL')
  await first.exited

  const database = await startEmbeddedPostgres(folder)
  const sql = postgres(database.url)
  const [row] = await sql`select 1 as one`
  await sql.end()
  await database.stop()
  expect(row?.one).toBe(1)
}, 30_000)

test('the port of the last start is kept, and another one is taken while a stranger has it', async () => {
  const portOf = ({ url }: { url: string }) => new URL(url).port
  const first = await startEmbeddedPostgres(folder)
  await first.stop()
  const second = await startEmbeddedPostgres(folder)
  await second.stop()
  expect(portOf(second)).toBe(portOf(first))

  const stranger = createServer().listen(Number(portOf(first)), '127.0.0.1')
  await once(stranger, 'listening')
  try {
    const third = await startEmbeddedPostgres(folder)
    await third.stop()
    expect(portOf(third)).not.toBe(portOf(first))
  } finally {
    stranger.close()
  }
}, 60_000)
