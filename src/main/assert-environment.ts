import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { StartupError } from './startup-error'

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Makes the folder if it is missing. Throws `StartupError` when nothing can be written there. */
export const ensureWritableDataDir = (dataDir: string) => {
  const probe = join(dataDir, `.write-test-${process.pid}`)
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new StartupError(
      `expected ${dataDir} (VRS_DATA_DIR) to be a folder that this process may write to, found ${messageOf(cause)}`,
      { cause },
    )
  }
}

/** It starts, or its machine does: worth another try. All else stays as it is. */
const passesByItself = (error: unknown) =>
  /^(ECONN|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|57P03|53300)/.test(codeOf(error)) ||
  /timeout|terminated/i.test(messageOf(error))

const connectOnce = async (databaseUrl: string) => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'vrs-start',
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Where it is and who we are there, without the password. */
const describeDatabase = (databaseUrl: string) => {
  const { hostname, port, pathname, username } = new URL(databaseUrl)
  const place = `${hostname || 'the Unix socket'}:${port || 5432}`
  return `a PostgreSQL at ${place} with the database "${decodeURIComponent(pathname.slice(1))}" for the user "${decodeURIComponent(username)}"`
}

const pollMs = 250

/** Waits for a database that is starting. Throws `StartupError` when it cannot be used. */
export const awaitConfiguredDatabase = async (databaseUrl: string, withinMs = 5_000) => {
  const deadline = performance.now() + withinMs
  for (;;) {
    try {
      return await connectOnce(databaseUrl)
    } catch (cause) {
      if (passesByItself(cause) && performance.now() < deadline) {
        await Bun.sleep(pollMs)
        continue
      }
      const code = codeOf(cause)
      throw new StartupError(
        `expected ${describeDatabase(databaseUrl)} (DATABASE_URL), found ${messageOf(cause) || 'no answer'}${code ? ` (${code})` : ''}`,
        { cause },
      )
    }
  }
}
