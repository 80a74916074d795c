import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sql } from '../../projections/projection'
import { openSql } from '../../src/store/postgres/read-pool'
import { isAlive, shoot, sitePids, survivors } from './child-processes'
import { freePort } from './test-postgres'

/** A service of its own as a person would start it: real processes, a data dir that can be killed. */
export type Running = {
  url: string
  port: number
  sitesPort: number
  dataDir: string
  /** Everything that was written to stdout and stderr since the first start. */
  output(): string
  pid(): number
  isGone(): boolean
  /** Resolves when it is ready; throws with the output if it ends before. `change`: of its environment. */
  start(change?: Record<string, string>): Promise<void>
  /** A SIGTERM. Answers the exit code. */
  stop(): Promise<number>
  /** `kill -9` of the service, its sites and its database. */
  kill(): Promise<void>
  /** The service's own database; the connection ends with the service. */
  sql(): Sql
  databaseUrl(): string
  /** Ends what still runs and removes the data. */
  close(): Promise<void>
}

type Settings = { env?: Record<string, string>; port?: number }

const root = join(import.meta.dir, '../..')
const readyWithinMs = 30_000

export const until = async <T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 20_000,
): Promise<T> => {
  const deadline = Date.now() + withinMs
  for (;;) {
    const found = await ask()
    if (found) return found
    if (Date.now() > deadline) throw new Error(`expected ${what} within ${withinMs} ms`)
    await Bun.sleep(20)
  }
}

const addressIn = (dataDir: string): string =>
  JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')).databaseUrl

const launch = (dataDir: string, env: Record<string, string>, words: readonly string[] = []) =>
  Bun.spawn([process.execPath, 'src/main.ts', ...words], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      ...env,
      VRS_DATA_DIR: dataDir,
    },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })

const gather = async (stream: ReadableStream<Uint8Array>, add: (text: string) => void) => {
  const decoder = new TextDecoder()
  for await (const chunk of stream) add(decoder.decode(chunk, { stream: true }))
}

/** Runs the service, or one of its commands, to its end: what it said and its exit code. */
export const runOnce = async (
  dataDir: string,
  env: Record<string, string>,
  words: readonly string[] = [],
) => {
  const child = launch(dataDir, env, words)
  let said = ''
  const add = (text: string) => {
    said += text
  }
  await Promise.all([gather(child.stdout, add), gather(child.stderr, add)])
  return { code: await child.exited, said }
}

const opened = (dataDir: string, env: Record<string, string>) => {
  let child: ReturnType<typeof launch> | undefined
  let said = ''
  const add = (text: string) => {
    said += text
  }
  const start = async (change: Record<string, string> = {}) => {
    const from = said.length
    const begun = launch(dataDir, { ...env, ...change })
    child = begun
    void gather(begun.stdout, add)
    void gather(begun.stderr, add)
    await until(
      'the service to be ready',
      () => {
        if (begun.exitCode !== null)
          throw new Error(`expected a service, found:\n${said.slice(from)}`)
        return said.indexOf('is ready', from) > 0
      },
      readyWithinMs,
    )
  }
  return { start, output: () => said, child: () => child }
}

/** A service with an empty data dir, not started yet. */
export const prepareService = async ({ env = {}, port }: Settings = {}): Promise<Running> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-running-'))
  const own = port ?? (await freePort())
  const sitesPort = await freePort()
  const url = `http://localhost:${own}`
  const ports = { PORT: String(own), VRS_SITES_PORT: String(sitesPort) }
  const service = opened(dataDir, { ...ports, ...env })
  let sql: Sql | undefined
  const letGo = () => {
    void sql?.end({ timeout: 0 }).catch(() => undefined)
    sql = undefined
  }
  const kill = async () => {
    letGo()
    const pids = [service.child()?.pid, ...survivors(dataDir)]
    for (const pid of pids) if (pid) shoot(pid)
    await service.child()?.exited
    // A site that was just being started when its parent died.
    for (const pid of sitePids(dataDir)) shoot(pid)
    await until('everything to be gone', () => survivors(dataDir).length === 0)
  }
  return {
    url,
    port: own,
    sitesPort,
    dataDir,
    output: service.output,
    pid: () => service.child()?.pid ?? 0,
    isGone: () => !isAlive(service.child()?.pid ?? 0),
    start: service.start,
    stop: async () => {
      letGo()
      service.child()?.kill('SIGTERM')
      return (await service.child()?.exited) ?? -1
    },
    kill,
    databaseUrl: () => addressIn(dataDir),
    sql: () => {
      sql ??= openSql(addressIn(dataDir), 2)
      return sql
    },
    close: async () => {
      await kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const vendors = ['inwx', 'coolify', 'stripe', 'smtp', 'dns'] as const

/** Vendors that answer at once; the switches do not outlast a start. */
export const hurry = ({ url }: Pick<Running, 'url'>) =>
  Promise.all(
    vendors.map((vendor) =>
      fetch(`${url}/sandbox/latency`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ vendor, minMs: 0, maxMs: 0, perMinute: 0 }),
      }),
    ),
  )

/** A service that is ready, with vendors that answer at once. */
export const startService = async (settings: Settings = {}): Promise<Running> => {
  const running = await prepareService(settings)
  await running.start().catch(async (error) => {
    await running.close()
    throw error
  })
  await hurry(running)
  return running
}
