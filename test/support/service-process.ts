import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sql } from '../../projections/projection'
import { openReadPool } from '../../src/store/postgres/read-pool'
import { findRunningChildren, isAlive, killProcess, readSitePids } from './child-processes'
import { copyServiceTemplate, ensureServiceTemplate } from './service-template'
import { findFreePort } from './test-postgres'

/** A service of its own as a person would start it: real processes, a data dir that can be killed. */
export type ServiceProcess = {
  url: string
  port: number
  sitesPort: number
  dataDir: string
  /** Everything that was written to stdout and stderr since the first start. */
  output(): string
  pid(): number
  hasExited(): boolean
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

type ServiceSettings = {
  env?: Record<string, string>
  port?: number
  /** Whether the first start finds an empty data dir, and not what another start has left. */
  isNew?: boolean
}

const root = join(import.meta.dir, '../..')
const readyWithinMs = 30_000
/** Between two looks: short at first, then so that looking costs little of what is waited for. */
const pollIntervals = { firstMs: 20, longestMs: 100 }

export const waitUntil = async <T>(
  what: string,
  readResult: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 20_000,
): Promise<T> => {
  const begun = Date.now()
  for (;;) {
    const found = await readResult()
    if (found) return found
    const waitedMs = Date.now() - begun
    if (waitedMs > withinMs) throw new Error(`expected ${what} within ${withinMs} ms`)
    const { firstMs, longestMs } = pollIntervals
    await Bun.sleep(Math.min(longestMs, firstMs + waitedMs / 10))
  }
}

const readDatabaseUrl = (dataDir: string): string =>
  JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')).databaseUrl

const spawnService = (
  dataDir: string,
  env: Record<string, string>,
  words: readonly string[] = [],
) =>
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

const collectOutput = async (stream: ReadableStream<Uint8Array>, add: (text: string) => void) => {
  const decoder = new TextDecoder()
  for await (const chunk of stream) add(decoder.decode(chunk, { stream: true }))
}

/** Runs the service, or one of its commands, to its end: what it said and its exit code. */
export const runToExit = async (
  dataDir: string,
  env: Record<string, string>,
  words: readonly string[] = [],
) => {
  const child = spawnService(dataDir, env, words)
  let said = ''
  const add = (text: string) => {
    said += text
  }
  await Promise.all([collectOutput(child.stdout, add), collectOutput(child.stderr, add)])
  return { code: await child.exited, said }
}

const superviseService = (dataDir: string, env: Record<string, string>) => {
  let child: ReturnType<typeof spawnService> | undefined
  let said = ''
  const add = (text: string) => {
    said += text
  }
  const start = async (change: Record<string, string> = {}) => {
    const from = said.length
    const begun = spawnService(dataDir, { ...env, ...change })
    child = begun
    void collectOutput(begun.stdout, add)
    void collectOutput(begun.stderr, add)
    await waitUntil(
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

/** A first start of the service in `dataDir`, which is stopped when it is ready. */
const startAndStop = async (dataDir: string) => {
  const ports = {
    PORT: String(await findFreePort()),
    VRS_SITES_PORT: String(await findFreePort()),
  }
  const { start, child } = superviseService(dataDir, ports)
  try {
    await start()
  } finally {
    child()?.kill('SIGTERM')
    await child()?.exited
  }
}

/** Makes what services are copied from before the first test: no hook's time is spent on it then. */
export const prepareServices = () => ensureServiceTemplate(startAndStop)

/** What a service leaves in `dataDir` that was started once and stopped. */
export const prepareDataDir = (dataDir: string) => copyServiceTemplate(dataDir, startAndStop)

/** A service that is not started yet. */
export const prepareService = async ({
  env = {},
  port,
  isNew = false,
}: ServiceSettings = {}): Promise<ServiceProcess> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-running-'))
  if (!isNew) await prepareDataDir(dataDir)
  const own = port ?? (await findFreePort())
  const sitesPort = await findFreePort()
  const url = `http://localhost:${own}`
  const ports = { PORT: String(own), VRS_SITES_PORT: String(sitesPort) }
  const service = superviseService(dataDir, { ...ports, ...env })
  let sql: Sql | undefined
  const closeSql = () => {
    void sql?.end({ timeout: 0 }).catch(() => undefined)
    sql = undefined
  }
  const kill = async () => {
    closeSql()
    const pids = [service.child()?.pid, ...findRunningChildren(dataDir)]
    for (const pid of pids) if (pid) killProcess(pid)
    await service.child()?.exited
    // A site that was just being started when its parent died.
    for (const pid of readSitePids(dataDir)) killProcess(pid)
    await waitUntil('everything to be gone', () => findRunningChildren(dataDir).length === 0)
  }
  return {
    url,
    port: own,
    sitesPort,
    dataDir,
    output: service.output,
    pid: () => service.child()?.pid ?? 0,
    hasExited: () => !isAlive(service.child()?.pid ?? 0),
    start: service.start,
    stop: async () => {
      closeSql()
      service.child()?.kill('SIGTERM')
      return (await service.child()?.exited) ?? -1
    },
    kill,
    databaseUrl: () => readDatabaseUrl(dataDir),
    sql: () => {
      sql ??= openReadPool(readDatabaseUrl(dataDir), { max: 2 })
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
export const disableLatency = ({ url }: Pick<ServiceProcess, 'url'>) =>
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
export const startService = async (settings: ServiceSettings = {}): Promise<ServiceProcess> => {
  const running = await prepareService(settings)
  await running.start().catch(async (error) => {
    await running.close()
    throw error
  })
  await disableLatency(running)
  return running
}
