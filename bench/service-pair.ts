import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../src/store/postgres/embedded-postgres'
import { findFreePort } from '../test/support/test-postgres'
import { cpuSeconds } from './cpu-seconds'

const waitUntilReady = async (child: Bun.Subprocess<'ignore', 'pipe', 'inherit'>, what: string) => {
  const reader = child.stdout.getReader()
  const decoder = new TextDecoder()
  let said = ''
  while (!said.includes('is ready')) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`expected ${what}, found: ${said}`)
    said += decoder.decode(value, { stream: true })
  }
  // What it says later must not fill the pipe.
  void (async () => {
    while (!(await reader.read()).done);
  })()
}

/** A web server with the vendors' stand-ins, and beside it a worker that is started when wanted. */
export const openServicePair = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-pair-'))
  const database = await startEmbeddedPostgres(join(folder, 'postgres'))
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    DATABASE_URL: database.url,
    VRS_DATA_DIR: join(folder, 'data'),
    VRS_PUBLIC_URL: url,
    VRS_SITES_PORT: String(await findFreePort()),
    VRS_LOG: 'silent',
  }
  const children: Bun.Subprocess[] = []
  const start = async (role: 'web' | 'worker', more: Record<string, string> = {}) => {
    const child = Bun.spawn([process.execPath, 'src/main.ts'], {
      cwd: join(import.meta.dir, '..'),
      env: { ...env, ...more, VRS_ROLE: role },
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'inherit',
    })
    children.push(child)
    await waitUntilReady(child, `a ${role} that is ready`)
    return child.pid
  }
  const web = await start('web', { PORT: String(port) })
  const postmaster = Number.parseInt(
    readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8'),
    10,
  )
  return {
    url,
    databaseUrl: database.url,
    /** Answers its process id. */
    startWorker: () => start('worker'),
    /** CPU time used so far by who is always there, in s. */
    used: () => ({ web: cpuSeconds(web), database: cpuSeconds(postmaster) }),
    close: async () => {
      for (const child of children.toReversed()) {
        child.kill('SIGTERM')
        await child.exited
      }
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type ServicePair = Awaited<ReturnType<typeof openServicePair>>
