import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Mutant } from './create-mutants'
import type { Sources } from './find-tests'

/**
 * `refused`: the nearest tests passed, but the compiler does not accept it. `undecided`: tests or the
 * compiler took too long to say.
 */
type MutantState = 'refused' | 'killed' | 'survived' | 'untested' | 'undecided'
type Outcome = 'passed' | 'failed' | 'timedOut'

export type MutantResult = Mutant & { state: MutantState }

/** Tests are run in groups, the nearest alone first: most mutants fall there. */
const groupSizes = [2, 6, 12, 24]
const timeoutMs = 240_000

/** The tests are left out: they may build wrong values on purpose, and take long to check. */
const compilerConfig = {
  extends: './tsconfig.json',
  compilerOptions: { incremental: true, tsBuildInfoFile: './mutants.tsbuildinfo' },
  include: ['src', 'events', 'views', 'projections'],
}
const configFile = 'tsconfig.mutants.json'

const groupsOf = (tests: readonly string[]) => {
  let begin = 0
  return groupSizes.flatMap((size) => {
    const group = tests.slice(begin, begin + size)
    begin += size
    return group.length > 0 ? [group] : []
  })
}

/** A copy of the project whose files may be changed; packages are linked. */
const createWorkspace = (root: string, sources: Sources) => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-mutants-'))
  for (const path of sources.keys()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  for (const packages of ['node_modules', 'vrs-core/node_modules'])
    symlinkSync(join(root, packages), join(folder, packages))
  writeFileSync(join(folder, configFile), JSON.stringify(compilerConfig))
  return folder
}

const runCommand = async (folder: string, command: string[]): Promise<Outcome> => {
  const child = Bun.spawn(command, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: process.env,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  })
  const code = await child.exited
  if (child.signalCode === 'SIGKILL') return 'timedOut'
  return code === 0 ? 'passed' : 'failed'
}

const runTests = (folder: string, tests: readonly string[]) =>
  runCommand(folder, [process.execPath, 'test', '--bail=1', '--timeout=20000', ...tests])

/** The first group that does not pass decides. */
const runGroups = async (folder: string, groups: readonly string[][]): Promise<Outcome> => {
  for (const group of groups) {
    const outcome = await runTests(folder, group)
    if (outcome !== 'passed') return outcome
  }
  return 'passed'
}

const compile = (folder: string) =>
  runCommand(folder, ['node_modules/.bin/tsc', '--noEmit', '-p', configFile])

const judge = async (folder: string, groups: readonly string[][]): Promise<MutantState> => {
  const stateOf = { failed: 'killed', timedOut: 'undecided' } as const
  const near = await runGroups(folder, groups.slice(0, 2))
  if (near !== 'passed') return stateOf[near]
  const compiled = await compile(folder)
  if (compiled !== 'passed') return compiled === 'failed' ? 'refused' : 'undecided'
  const far = await runGroups(folder, groups.slice(2))
  if (far !== 'passed') return stateOf[far]
  return groups.length > 0 ? 'survived' : 'untested'
}

const mutate = (source: string, { start, end, replacement }: Mutant) =>
  source.slice(0, start) + replacement + source.slice(end)

/** Runs the tests of each mutant in `workers` copies of the project; a failing test kills it. */
export const runMutants = async (
  {
    root,
    sources,
    testsOf,
  }: { root: string; sources: Sources; testsOf: (path: string) => string[] },
  mutants: readonly Mutant[],
  workers: number,
  report: (result: MutantResult) => void,
): Promise<MutantResult[]> => {
  const queue = [...mutants]
  const results: MutantResult[] = []
  const work = async () => {
    const folder = createWorkspace(root, sources)
    const judgeMutant = async (mutant: Mutant): Promise<MutantResult> => {
      const source = sources.get(mutant.path) ?? ''
      writeFileSync(join(folder, mutant.path), mutate(source, mutant))
      try {
        return { ...mutant, state: await judge(folder, groupsOf(testsOf(mutant.path))) }
      } finally {
        writeFileSync(join(folder, mutant.path), source)
      }
    }
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const result = await judgeMutant(mutant)
      results.push(result)
      report(result)
    }
    rmSync(folder, { recursive: true, force: true })
  }
  await Promise.all(Array.from({ length: workers }, work))
  return results
}
