import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../test/support/test-postgres'
import type { Benchmark, Figure } from './benchmark'
import { atMost } from './benchmark'
import { median } from './run-load'

const root = join(import.meta.dir, '..')
const readyWithinMs = 300_000

const runProgram = async (command: string[], cwd = root) => {
  const child = Bun.spawn(command, { cwd, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' })
  const [out, err] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ])
  if ((await child.exited) !== 0)
    throw new Error(`expected ${command.join(' ')} to succeed, found: ${err}`)
  return out.trim()
}

const spawnNpmStart = (clone: string, env: Record<string, string>) =>
  Bun.spawn(['npm', 'start'], {
    cwd: clone,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })

const waitUntilReady = async ({ stdout, stderr }: ReturnType<typeof spawnNpmStart>) => {
  const errors = new Response(stderr).text()
  const decoder = new TextDecoder()
  let output = ''
  for await (const chunk of stdout) {
    output += decoder.decode(chunk, { stream: true })
    if (output.includes(' is ready ')) return
  }
  throw new Error(`expected a service that is ready, found its end: ${output}${await errors}`)
}

/** Seconds from `npm start` until the service reports that it is ready; stops it again. */
const measureStart = async (clone: string, env: Record<string, string>) => {
  const ports = { PORT: String(await findFreePort()), VRS_SITES_PORT: String(await findFreePort()) }
  const startedAt = performance.now()
  const child = spawnNpmStart(clone, { VRS_LOG: 'silent', ...ports, ...env })
  const timer = setTimeout(() => child.kill(), readyWithinMs)
  try {
    await waitUntilReady(child)
    return (performance.now() - startedAt) / 1000
  } finally {
    clearTimeout(timer)
    const pidFile = join(clone, '.data/running.json')
    // npm does not always forward signals, so the service is stopped by its own process id.
    if (existsSync(pidFile)) process.kill(JSON.parse(readFileSync(pidFile, 'utf8')).pid, 'SIGTERM')
    else child.kill()
    await child.exited
  }
}

/** Starts a fresh clone twice. */
const measureStarts = async (env: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-clone-'))
  const clone = join(folder, 'clone')
  try {
    await runProgram(['git', 'clone', '--quiet', root, clone])
    return { first: await measureStart(clone, env), second: await measureStart(clone, env) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first start with empty caches: everything is downloaded. */
const measureColdStart = async (): Promise<Figure> => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-caches-'))
  const env = {
    npm_config_cache: join(folder, 'npm'),
    BUN_INSTALL_CACHE_DIR: join(folder, 'bun'),
  }
  try {
    const { first } = await measureStarts(env)
    return { name: 'first start, all caches empty', value: `${first.toFixed(1)} s` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const startBenchmark: Benchmark = {
  title: 'P9 npm start to ready',
  run: async (isQuick) => {
    const rounds: { first: number; second: number }[] = []
    await measureStarts({}) // Warms the caches.
    for (let round = 0; round < (isQuick ? 1 : 3); round += 1) rounds.push(await measureStarts({}))
    const figures = [
      atMost('first start of a fresh clone', median(rounds.map(({ first }) => first)), 20, 's'),
      atMost('second start', median(rounds.map(({ second }) => second)), 3, 's'),
    ]
    const head = await runProgram(['git', 'rev-parse', '--short', 'HEAD'])
    return {
      figures: isQuick ? figures : [...figures, await measureColdStart()],
      notes: [`clones of ${head}, npm's and Bun's caches warm`],
    }
  },
}
