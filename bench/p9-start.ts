import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../test/support/test-postgres'
import type { Bench, Figure } from './benchmark'
import { atMost } from './benchmark'
import { median } from './run-load'

const root = join(import.meta.dir, '..')
const readyWithinMs = 300_000

const run = async (command: string[], cwd = root) => {
  const child = Bun.spawn(command, { cwd, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' })
  const [out, err] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ])
  if ((await child.exited) !== 0)
    throw new Error(`expected ${command.join(' ')} to succeed, found: ${err}`)
  return out.trim()
}

const npmStart = (clone: string, env: Record<string, string>) =>
  Bun.spawn(['npm', 'start'], {
    cwd: clone,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })

const saysReady = async ({ stdout, stderr }: ReturnType<typeof npmStart>) => {
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
const start = async (clone: string, env: Record<string, string>) => {
  const ports = { PORT: String(await freePort()), VRS_SITES_PORT: String(await freePort()) }
  const begun = performance.now()
  const child = npmStart(clone, { VRS_LOG: 'silent', ...ports, ...env })
  const timer = setTimeout(() => child.kill(), readyWithinMs)
  try {
    await saysReady(child)
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
const startsOf = async (env: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-clone-'))
  const clone = join(folder, 'clone')
  try {
    await run(['git', 'clone', '--quiet', root, clone])
    return { first: await start(clone, env), second: await start(clone, env) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** With caches of its own, empty: everything comes over the network. */
const cold = async (): Promise<Figure> => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-caches-'))
  const env = {
    npm_config_cache: join(folder, 'npm'),
    BUN_INSTALL_CACHE_DIR: join(folder, 'bun'),
  }
  try {
    const { first } = await startsOf(env)
    return { what: 'first start, all caches empty', found: `${first.toFixed(1)} s` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const starts: Bench = {
  title: 'P9 npm start to ready',
  run: async (hurried) => {
    const rounds: { first: number; second: number }[] = []
    await startsOf({}) // Warms the caches.
    for (let round = 0; round < (hurried ? 1 : 3); round += 1) rounds.push(await startsOf({}))
    const figures = [
      atMost('first start of a fresh clone', median(rounds.map(({ first }) => first)), 20, 's'),
      atMost('second start', median(rounds.map(({ second }) => second)), 3, 's'),
    ]
    const head = await run(['git', 'rev-parse', '--short', 'HEAD'])
    return {
      figures: hurried ? figures : [...figures, await cold()],
      notes: [`clones of ${head}, npm's and Bun's caches warm`],
    }
  },
}
