import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startSharedDatabase } from '../support/shared-database'
import type { Mutant } from './create-mutants'
import { createMutants } from './create-mutants'
import { isEquivalent } from './equivalent-mutants'
import { findImporters, findTests } from './find-tests'
import type { MutantResult } from './run-mutants'
import { runMutants } from './run-mutants'

const usage = `npm run mutate -- [folder or file …] [--changed] [--sample N] [--seed N] [--workers N]
  Changes the code a little, one place at a time, and names the changes that no test notices.
  What the nearest tests let pass but the compiler refuses is no mutant: it is counted apart.
  --changed: the files that differ from HEAD · --sample: so many mutants of each folder, drawn by --seed`

const root = join(import.meta.dir, '../..')
const defaultFolders = ['src/domain', 'src/store', 'src/processes/engine']

const git = (...args: string[]) =>
  Bun.spawnSync(['git', ...args], { cwd: root })
    .stdout.toString()
    .split('\n')
    .filter(Boolean)

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const drawSample = (mutants: readonly Mutant[], count: number, seed: number) => {
  const random = randomFrom(seed)
  return mutants
    .map((mutant) => ({ mutant, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ mutant }) => mutant)
}

const describeMutant = ({ path, line, original, replacement }: Mutant) =>
  `${path}:${line}  ${original.replaceAll(/\s+/g, ' ').slice(0, 60)}  ->  ${replacement.slice(0, 60)}`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    changed: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

const tracked = git('ls-files', '--cached', '--others', '--exclude-standard')
const sources = new Map(tracked.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
const changed = values.changed ? new Set(git('diff', '--name-only', 'HEAD')) : undefined
const folders = positionals.length > 0 ? positionals : defaultFolders
const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
const importers = findImporters(sources)

const mutantsIn = (folder: string) =>
  [...sources]
    .filter(([path]) => /\.tsx?$/.test(path) && isIn(path, folder) && (changed?.has(path) ?? true))
    .flatMap(([path, text]) => createMutants(path, text))
    .filter((mutant) => !isEquivalent(mutant, sources.get(mutant.path) ?? ''))

/** A line for each, so that a run that is cut off has its figures too. */
const print = (result: MutantResult) => console.log(`  ${result.state}  ${describeMutant(result)}`)

const stopDatabase = await startSharedDatabase()
const summary: string[] = []
for (const folder of folders) {
  const all = mutantsIn(folder)
  const sample = values.sample ? drawSample(all, Number(values.sample), Number(values.seed)) : all
  console.log(`${folder}: ${sample.length} of ${all.length} mutants`)
  const testsOf = (path: string) => findTests(importers, path)
  const project = { root, sources, testsOf }
  const results = await runMutants(project, sample, Number(values.workers), print)
  const count = (one: MutantResult['state']) => results.filter(({ state }) => state === one).length
  const judged = results.length - count('refused') - count('undecided')
  const percent = judged > 0 ? ((100 * count('killed')) / judged).toFixed(1) : '-'
  summary.push(
    `${folder}: ${count('killed')} of ${judged} mutants killed, ${percent} %; the compiler refused ${count('refused')} more, ${count('undecided')} took too long`,
  )
}
await stopDatabase()
console.log(summary.join('\n'))
process.exit(0)
