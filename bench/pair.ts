import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/store/embedded'
import { freePort } from '../test/embedded'

const ready = async (child: Bun.Subprocess<'ignore', 'pipe', 'inherit'>, what: string) => {
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
export const openPair = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-pair-'))
  const database = await startEmbedded(join(folder, 'postgres'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    DATABASE_URL: database.url,
    VRS_DATA_DIR: join(folder, 'data'),
    VRS_PUBLIC_URL: url,
    VRS_SITES_PORT: String(await freePort()),
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
    await ready(child, `a ${role} that is ready`)
  }
  await start('web', { PORT: String(port) })
  return {
    url,
    databaseUrl: database.url,
    startWorker: () => start('worker'),
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
