import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/store/embedded'

export type TestPostgres = { url: string; stop(): Promise<void> }

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/**
 * A loopback port that was free a moment ago, below those that the system gives to connections and
 * to listeners without a wish: none of them can take it before it is used.
 */
export const freePort = async (): Promise<number> => {
  const port = 20_000 + Math.floor(Math.random() * 12_000)
  return (await isFree(port)) ? port : freePort()
}

/** A test run that is broken off leaves no database behind. */
const endWithUs = (folder: string) => {
  const pid = Number.parseInt(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8'), 10)
  const end = () => {
    process.kill(pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', end)
  return () => void process.off('exit', end)
}

/** A real PostgreSQL of its own in a temporary folder; `url` is its superuser's. */
export const startPostgres = async (): Promise<TestPostgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-test-postgres-'))
  const postgres = await startEmbedded(folder, ['-c fsync=off'])
  const letGo = endWithUs(folder)
  return {
    url: postgres.url,
    stop: async () => {
      letGo()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
