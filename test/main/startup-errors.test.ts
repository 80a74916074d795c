import { Database } from 'bun:sqlite'
import { afterAll, expect, test } from 'bun:test'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awaitConfiguredDatabase, ensureWritableDataDir } from '../../src/main/assert-environment'
import { openSharedSandbox } from '../../src/main/common-sandbox'
import { createShutdown } from '../../src/main/shutdown'
import { StartupError } from '../../src/main/startup-error'
import { openDocumentStore } from '../../src/sandbox/document-store'
import { runToExit } from '../support/service-process'
import { findFreePort, startTestDatabase } from '../support/test-postgres'

const folder = mkdtempSync(join(tmpdir(), 'vrs-startup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const refusalOf = async (work: () => unknown) => {
  try {
    await work()
    return 'accepted'
  } catch (error) {
    return error instanceof StartupError ? error.message : `no StartupError: ${error}`
  }
}

test('a data dir that is a file, lies below one, or takes no files is named with its variable', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const locked = join(folder, 'locked')
  mkdirSync(locked)
  chmodSync(locked, 0o500)
  // Root may write to a locked folder, nobody may to /proc.
  const refused = [file, join(file, 'below'), process.getuid?.() === 0 ? '/proc/vrs' : locked]
  for (const dataDir of refused)
    expect(await refusalOf(() => ensureWritableDataDir(dataDir))).toStartWith(
      `expected ${dataDir} (VRS_DATA_DIR) to be a folder that this process may write to, found E`,
    )
  expect(await refusalOf(() => ensureWritableDataDir(join(folder, 'new', 'below')))).toBe(
    'accepted',
  )
})

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

test('a database that is away, silent, or refuses us is named with its variable, never its password', async () => {
  const database = await startTestDatabase()
  const silent = createServer(() => undefined)
  try {
    const change = (part: Partial<URL>) => Object.assign(new URL(database.url), part).href
    const secret = 'hunter2'
    const cases: readonly (readonly [string, string])[] = [
      [change({ port: String(await findFreePort()), password: secret }), 'ECONNREFUSED'],
      [change({ port: String(await listen(silent)), password: secret }), 'timeout'],
      [change({ password: secret }), '28P01'],
      [change({ pathname: '/nowhere' }), '3D000'],
      [change({ hostname: 'vrs.invalid', password: secret }), 'vrs.invalid'],
    ]
    for (const [url, found] of cases) {
      const refusal = await refusalOf(() => awaitConfiguredDatabase(url, 300))
      expect(refusal).toMatch(/^expected a PostgreSQL at .+ \(DATABASE_URL\), found /)
      expect(refusal).toContain(found)
      expect(refusal).not.toContain(secret)
    }
    expect(await refusalOf(() => awaitConfiguredDatabase(database.url))).toBe('accepted')
  } finally {
    silent.close()
    await database.stop()
  }
}, 20_000)

const openSandboxIn = async (dataDir: string) => {
  const closing = createShutdown()
  const config = {
    mode: 'sandbox',
    dataDir,
    publicUrl: 'http://localhost:1',
    sitesPort: 0,
  } as const
  try {
    return await refusalOf(() =>
      openSharedSandbox(config as never, 'postgres://x@127.0.0.1:1/x', closing),
    )
  } finally {
    await closing.close()
  }
}

test.each([
  ['credentials.json', 'no JSON'],
  ['credentials.json', '{"inwxUsername":1}'],
  ['ports.json', '[1,'],
  ['stripe.sqlite', 'this is no database, and long enough for the header of one to be expected'],
])('damaged state of a stand-in is named, and left as it is: %s', async (name, content) => {
  const dataDir = mkdtempSync(join(folder, 'sandbox-'))
  const file = join(dataDir, 'sandbox', name)
  mkdirSync(join(dataDir, 'sandbox'))
  writeFileSync(file, content)
  const refusal = await openSandboxIn(dataDir)
  expect(refusal).toStartWith(`expected ${file} to be `)
  expect(refusal).toContain('backup')
  expect(readFileSync(file, 'utf8')).toBe(content)
})

test('a document that is damaged within a sound file is named too', () => {
  const file = join(folder, 'documents.sqlite')
  const store = openDocumentStore(file)
  store.put('session', 'cs_1', { a: 1 })
  store.close()
  const raw = new Database(file)
  raw.run(`update documents set value = '{"a":'`)
  raw.close()
  expect(() => openDocumentStore(file)).toThrow(
    `${file} to be the SQLite file of a stand-in, found session cs_1`,
  )
})

test('a start ends with code 78 and one sentence: data dir, database, stand-in', async () => {
  const run = async (dataDir: string, env: Record<string, string> = {}) => {
    const ports = {
      PORT: String(await findFreePort()),
      VRS_SITES_PORT: String(await findFreePort()),
    }
    return runToExit(dataDir, { VRS_LOG: 'silent', ...ports, ...env })
  }
  const file = join(folder, 'not-a-folder')
  writeFileSync(file, '')
  const database = await startTestDatabase()
  try {
    const wrong = Object.assign(new URL(database.url), { pathname: '/nowhere' }).href
    const damaged = join(folder, 'damaged')
    mkdirSync(join(damaged, 'sandbox'), { recursive: true })
    writeFileSync(join(damaged, 'sandbox', 'credentials.json'), '')
    for (const [dataDir, env, named] of [
      [file, {}, 'VRS_DATA_DIR'],
      [join(folder, 'with-database'), { DATABASE_URL: wrong }, 'DATABASE_URL'],
      [damaged, { DATABASE_URL: database.url }, 'credentials.json'],
    ] as const) {
      const { code, said } = await run(dataDir, env)
      expect([named, code]).toEqual([named, 78])
      expect(said).toContain(named)
      expect(said.trim().split('\n')).toHaveLength(1)
    }
    expect(existsSync(join(folder, 'with-database', 'postgres'))).toBe(false)
  } finally {
    await database.stop()
  }
}, 60_000)
