import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/store/embedded'

export type TestPostgres = { url: string; stop(): Promise<void> }

/** A loopback port that was free a moment ago. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

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
