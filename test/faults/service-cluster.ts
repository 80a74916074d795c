import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../src/store/postgres/embedded-postgres'
import { openReadPool } from '../../src/store/postgres/read-pool'
import { createStatement } from '../../src/store/postgres/statement'
import { killProcess } from '../support/child-processes'
import { prepareDataDir, waitUntil } from '../support/service-process'
import { findFreePort } from '../support/test-postgres'
import { openTcpProxy, type TcpProxy } from './tcp-proxy'

/** One process of the service, with a way to the database that is its own. */
export type ClusterMember = {
  name: string
  proxy: TcpProxy
  /** How many jobs it has finished, as its words to the database tell. */
  finishedJobs(): number
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void
  start(): Promise<void>
  output(): string
}

/** What every finished job says to the database. */
const completeJobStatement = createStatement('select assert_job_active($1, $2, $3)', []).name

const root = join(import.meta.dir, '../..')

const collectOutput = async (stream: ReadableStream<Uint8Array>, add: (text: string) => void) => {
  const decoder = new TextDecoder()
  for await (const chunk of stream) add(decoder.decode(chunk, { stream: true }))
}

const startMember = async (
  name: string,
  databaseUrl: string,
  env: Record<string, string>,
): Promise<ClusterMember & { close(): Promise<void> }> => {
  const address = new URL(databaseUrl)
  const wire = await openTcpProxy(Number(address.port), completeJobStatement)
  address.port = String(wire.port)
  let child: ReturnType<typeof Bun.spawn> | undefined
  let output = ''
  const add = (text: string) => {
    output += text
  }
  const start = async () => {
    const from = output.length
    const begun = Bun.spawn([process.execPath, 'src/main.ts'], {
      cwd: root,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        DATABASE_URL: address.href,
        ...env,
      },
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'pipe',
    })
    child = begun
    void begun.exited.then((code) => {
      if (begun.signalCode !== 'SIGKILL')
        console.log(`${name} ended with ${code}: ${output.slice(-6_000)}`)
    })
    void collectOutput(begun.stdout, add)
    void collectOutput(begun.stderr, add)
    await waitUntil(
      `${name} to be ready`,
      () => output.indexOf('is ready', from) > 0 || begun.exitCode !== null,
      40_000,
    )
    if (begun.exitCode !== null) throw new Error(`expected ${name}, found: ${output.slice(from)}`)
  }
  return {
    name,
    proxy: wire,
    finishedJobs: wire.matchCount,
    signal: (which) => void child?.kill(which),
    start,
    output: () => output,
    close: async () => {
      child?.kill('SIGKILL')
      await child?.exited
      await wire.close()
    },
  }
}

const openDatabase = async (folder: string) => {
  const start = () => startEmbeddedPostgres(folder, ['-c fsync=off'])
  let running = await start()
  const pid = () => Number.parseInt(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8'), 10)
  return {
    url: running.url,
    /** `kill -9`, and a start after that. */
    restart: async () => {
      killProcess(pid())
      running = await start()
    },
    kill: () => killProcess(pid()),
    stop: () => running.stop(),
    start: async () => {
      running = await start()
    },
    close: () => running.stop(),
  }
}

const postSandboxSwitch = (url: string, path: string, body: object) =>
  fetch(`${url}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Sites without processes, built in about a second: steps last long enough to be killed in. */
const setSandboxPace = async (url: string) => {
  await postSandboxSwitch(url, 'coolify', { light: true })
  await postSandboxSwitch(url, 'latency', { vendor: 'coolify', minMs: 10, maxMs: 25, perMinute: 0 })
}

/** A web server, which holds the vendors' stand-ins, and workers: processes on one database. */
export const openCluster = async (workers: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-fleet-'))
  const dataDir = join(folder, 'data')
  await prepareDataDir(dataDir)
  const database = await openDatabase(join(dataDir, 'postgres'))
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const env = {
    VRS_DATA_DIR: dataDir,
    VRS_PUBLIC_URL: url,
    VRS_SITES_PORT: String(await findFreePort()),
  }
  const web = await startMember('web', database.url, {
    ...env,
    VRS_ROLE: 'web',
    PORT: String(port),
  })
  const members = await Promise.all(
    Array.from({ length: workers }, (_, number) =>
      startMember(`worker ${number + 1}`, database.url, { ...env, VRS_ROLE: 'worker' }),
    ),
  )
  const close = async () => {
    for (const one of [...members, web]) await one.close()
    await database.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await web.start()
    await setSandboxPace(url)
    await Promise.all(members.map((one) => one.start()))
  } catch (error) {
    await close()
    throw error
  }
  return {
    url,
    web,
    workers: members,
    database,
    sql: () => openReadPool(database.url, { max: 2 }),
    close,
  }
}

export type ServiceCluster = Awaited<ReturnType<typeof openCluster>>
