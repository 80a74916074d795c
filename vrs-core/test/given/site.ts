import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FakeMarketplace, projectId, runtimeKey } from './marketplace'

export type RunningSite = {
  url: string
  dataDir: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>
  health(): Promise<{ status: number; body: Record<string, unknown> }>
  /** Waits until `/health` is ready. */
  ready(): Promise<void>
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number>
  kill(): Promise<void>
}

const dirs: string[] = []

export const newDataDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'vrs-core-data-'))
  dirs.push(dir)
  return dir
}

/** For `afterAll`: the volumes of this file's sites. */
export const removeDataDirs = () => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
}

/** Waits until `check` answers something, 20 s at most. */
export const until = async <T>(
  what: string,
  check: () => Promise<T> | T,
): Promise<NonNullable<T>> => {
  const end = Date.now() + 20_000
  for (;;) {
    const found = await Promise.resolve(check()).catch(() => null)
    if (found) return found
    if (Date.now() > end) throw new Error(`expected ${what} within 20 s`)
    await Bun.sleep(25)
  }
}

type Given = {
  market: Pick<FakeMarketplace, 'url' | 'publisherKeys'>
  databaseUrl: string
  dataDir?: string
  env?: Record<string, string>
}

/** A real vrs-core process with an environment of its own. */
export const startSite = async (given: Given): Promise<RunningSite> => {
  const dataDir = given.dataDir ?? newDataDir()
  const process = Bun.spawn([Bun.argv[0] ?? 'bun', join(import.meta.dir, '../../src/main.ts')], {
    env: {
      PATH: Bun.env.PATH ?? '',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: given.databaseUrl,
      VRS_PROJECT_ID: projectId,
      VRS_MARKETPLACE_URL: given.market.url,
      VRS_MARKETPLACE_KEY: runtimeKey,
      VRS_PUBLISHER_KEYS: given.market.publisherKeys,
      VRS_CORE_DATA_DIR: dataDir,
      VRS_POLL_SECONDS: '0.2',
      ...given.env,
    },
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const url = `http://127.0.0.1:${await portOf(process.stdout)}`
  const health = async () => {
    const response = await fetch(`${url}/health`)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return {
    url,
    dataDir,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers, redirect: 'manual' }),
    post: (path, fields, headers = { origin: url }) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }),
    health,
    ready: () =>
      until('the site ready', async () => (await health()).status === 200).then(() => {}),
    stop: () => {
      process.kill('SIGTERM')
      return process.exited
    },
    kill: async () => {
      process.kill('SIGKILL')
      await process.exited
    },
  }
}

/** The first line of the log names the port; the rest is read away, and shown with VRS_TEST_LOG. */
const portOf = (output: ReadableStream<Uint8Array>): Promise<number> =>
  new Promise((resolve, reject) => {
    const reading = async () => {
      const decoder = new TextDecoder()
      let text = ''
      for await (const chunk of output) {
        const part = decoder.decode(chunk, { stream: true })
        if (Bun.env.VRS_TEST_LOG) console.error(part.trimEnd())
        text = `${text}${part}`.slice(0, 10_000)
        const [, port] = /"port":(\d+)/.exec(text) ?? []
        if (port) resolve(Number(port))
      }
      reject(new Error(`expected a port in the log, found: ${text}`))
    }
    reading().catch(reject)
  })
