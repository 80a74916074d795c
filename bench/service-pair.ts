import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../src/store/postgres/embedded-postgres'
import { findFreePort } from '../test/support/test-postgres'
import { cpuSeconds } from './cpu-seconds'

const waitUntilReady = async (
  child: Bun.Subprocess<'ignore', 'pipe', 'inherit'>,
  expectation: string,
) => {
  const reader = child.stdout.getReader()
  const decoder = new TextDecoder()
  let output = ''
  while (!output.includes('is ready')) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`expected ${expectation}, found: ${output}`)
    output += decoder.decode(value, { stream: true })
  }
  // Later output is read and dropped, so that it does not fill the pipe.
  void (async () => {
    while (!(await reader.read()).done);
  })()
}

/** A web process with the vendors' stand-ins; the worker process is started by `startWorker`. */
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
  const start = async (role: 'web' | 'worker' | 'all', extraEnv: Record<string, string> = {}) => {
    const child = Bun.spawn([process.execPath, 'src/main.ts'], {
      cwd: join(import.meta.dir, '..'),
      env: { ...env, ...extraEnv, VRS_ROLE: role },
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
    /** Resolves to the worker's process id. */
    startWorker: () => start('worker'),
    /** A process that does everything, beside the one that has the stand-ins. */
    startWhole: async () => {
      const ownPort = await findFreePort()
      return { pid: await start('all', { PORT: String(ownPort) }), port: ownPort }
    },
    /** CPU seconds used so far by the web process and the database. */
    readCpuUsage: () => ({ web: cpuSeconds(web), database: cpuSeconds(postmaster) }),
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
