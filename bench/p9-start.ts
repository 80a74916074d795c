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
  let said = ''
  for await (const chunk of stdout) {
    said += decoder.decode(chunk, { stream: true })
    if (said.includes(' is ready ')) return
  }
  throw new Error(`expected a service that is ready, found its end: ${said}${await errors}`)
}

/** From `npm start` until it says that it is ready, in seconds; it is ended again. */
const measureStart = async (clone: string, env: Record<string, string>) => {
  const ports = { PORT: String(await findFreePort()), VRS_SITES_PORT: String(await findFreePort()) }
  const begun = performance.now()
  const child = spawnNpmStart(clone, { VRS_LOG: 'silent', ...ports, ...env })
  const timer = setTimeout(() => child.kill(), readyWithinMs)
  try {
    await waitUntilReady(child)
    return (performance.now() - begun) / 1000
  } finally {
    clearTimeout(timer)
    const note = join(clone, '.data/running.json')
    // npm does not always pass a signal on: the service itself is told to end.
    if (existsSync(note)) process.kill(JSON.parse(readFileSync(note, 'utf8')).pid, 'SIGTERM')
    else child.kill()
    await child.exited
  }
}

/** Two starts of a clone of its own. */
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

/** With caches of its own, empty: everything comes over the network. */
const measureColdStart = async (): Promise<Figure> => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-caches-'))
  const env = {
    npm_config_cache: join(folder, 'npm'),
    BUN_INSTALL_CACHE_DIR: join(folder, 'bun'),
  }
  try {
    const { first } = await measureStarts(env)
    return { what: 'first start, all caches empty', found: `${first.toFixed(1)} s` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const startBenchmark: Benchmark = {
  title: 'P9 npm start to ready',
  run: async (hurried) => {
    const rounds: { first: number; second: number }[] = []
    await measureStarts({}) // Warms the caches.
    for (let round = 0; round < (hurried ? 1 : 3); round += 1) rounds.push(await measureStarts({}))
    const figures = [
      atMost('first start of a fresh clone', median(rounds.map(({ first }) => first)), 20, 's'),
      atMost('second start', median(rounds.map(({ second }) => second)), 3, 's'),
    ]
    const head = await runProgram(['git', 'rev-parse', '--short', 'HEAD'])
    return {
      figures: hurried ? figures : [...figures, await measureColdStart()],
      notes: [`clones of ${head}, npm's and Bun's caches warm`],
    }
  },
}
