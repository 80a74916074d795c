import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '../../src/store/postgres/embedded-postgres'

export type TestDatabase = { url: string; stop(): Promise<void> }

const isPortFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/**
 * A loopback port that was free a moment ago, below those that the system gives to connections and
 * to listeners without a wish: none of them can take it before it is used.
 */
export const findFreePort = async (): Promise<number> => {
  const port = 20_000 + Math.floor(Math.random() * 12_000)
  return (await isPortFree(port)) ? port : findFreePort()
}

/** A test run that is broken off leaves no database behind. */
const stopOnExit = (folder: string) => {
  const pid = Number.parseInt(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8'), 10)
  const end = () => {
    process.kill(pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', end)
  return () => void process.off('exit', end)
}

/** A new database in a server that runs already; a copy of `template` where one is named. */
const createDatabase = async (server: string, template?: string): Promise<TestDatabase> => {
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  // Copied as files, which takes less than writing all of it to the log, and less to drop.
  const copied = template ? `template ${template} strategy file_copy` : ''
  await sql.unsafe(`create database ${name} ${copied}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    stop: async () => {
      await sql.unsafe(`drop database if exists ${name} with (force)`)
      await sql.end()
    },
  }
}

/** An empty database of a test's own: in the server that all of them share, `url` is its superuser's. */
export const startTestDatabase = async (): Promise<TestDatabase> => {
  const server = process.env.VRS_TEST_DATABASE_URL
  return server ? createDatabase(server) : startPostgresServer()
}

/** The same with all tables where the shared server has a copy of them; they are created else. */
export const startMigratedDatabase = async (): Promise<TestDatabase> => {
  const server = process.env.VRS_TEST_DATABASE_URL
  return server ? createDatabase(server, process.env.VRS_TEST_TEMPLATE) : startPostgresServer()
}

/** What is written has to last as long as the server runs, not longer. */
const withoutDurability = ['-c fsync=off', '-c full_page_writes=off', '-c synchronous_commit=off']

/** A real PostgreSQL of its own in a temporary folder. */
export const startPostgresServer = async (): Promise<TestDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-test-postgres-'))
  const postgres = await startEmbeddedPostgres(folder, withoutDurability)
  const letGo = stopOnExit(folder)
  return {
    url: postgres.url,
    stop: async () => {
      letGo()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
