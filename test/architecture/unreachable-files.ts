import { posix } from 'node:path'
import type { HouseFile, Rule } from './source-file'
import { isCode } from './source-file'

const inUse = /^(src\/main\.ts|vrs-core\/src\/main\.ts|plugins\/[^/]+\/[^/]+\/index\.js)$/
// `test/preload.ts` is named in bunfig.toml, `test/run.ts` in package.json.
const inTests = /^(bench\/main\.ts|test\/(?:preload|run)\.ts|(?:vrs-core\/)?test\/.+\.test\.tsx?)$/
const isTest = ({ path }: HouseFile) => /^((vrs-core\/)?test|bench)\//.test(path)

const endings = ['', '.ts', '.tsx', '.js', '/index.ts']

/** Imports, and files that are named in a text to be started by themselves. */
const reachedFrom = (file: HouseFile, all: ReadonlyMap<string, HouseFile>) => {
  const from = posix.dirname(file.path)
  const imported = file.imports.map(({ to }) => posix.join(from, to))
  const named = file.texts
    .filter(({ text }) => /^[\w./-]+\.(tsx?|js)$/.test(text))
    .flatMap(({ text }) => [posix.join(from, text), posix.normalize(text)])
  return [...imported, ...named].flatMap((path) =>
    endings.flatMap((ending) => all.get(`${path}${ending}`) ?? []),
  )
}

const allReached = (entries: readonly HouseFile[], all: ReadonlyMap<string, HouseFile>) => {
  const reached = new Set(entries)
  for (const file of reached) for (const next of reachedFrom(file, all)) reached.add(next)
  return reached
}

/** What runs is reached from what is started; a test alone keeps no file alive. */
export const noDeadFiles: Rule = (files) => {
  const code = files.filter(isCode)
  const all = new Map(code.map((file) => [file.path, file]))
  const alive = allReached(
    code.filter(({ path }) => inUse.test(path)),
    all,
  )
  const tried = allReached(
    code.filter(({ path }) => inUse.test(path) || inTests.test(path)),
    all,
  )
  return code
    .filter((file) => !(isTest(file) ? tried : alive).has(file))
    .map(({ path }) => ({ path, line: 1, said: 'is reached from no entry' }))
}
