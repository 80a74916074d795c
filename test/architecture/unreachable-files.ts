import { posix } from 'node:path'
import type { ParsedFile, Rule } from './source-file'
import { isCode } from './source-file'

const sourceEntries = /^(src\/main\.ts|vrs-core\/src\/main\.ts|plugins\/[^/]+\/[^/]+\/index\.js)$/
// `test/preload.ts` is named in bunfig.toml, `test/run.ts` in package.json.
const testEntries =
  /^(bench\/main\.ts|test\/(?:preload|run)\.ts|(?:vrs-core\/)?test\/.+\.test\.tsx?)$/
const isTest = ({ path }: ParsedFile) => /^((vrs-core\/)?test|bench)\//.test(path)

const endings = ['', '.ts', '.tsx', '.js', '/index.ts']

/** Imports, and files that are named in a text to be started by themselves. */
const findReachableFiles = (file: ParsedFile, all: ReadonlyMap<string, ParsedFile>) => {
  const from = posix.dirname(file.path)
  const imported = file.imports.map(({ to }) => posix.join(from, to))
  const named = file.texts
    .filter(({ text }) => /^[\w./-]+\.(tsx?|js)$/.test(text))
    .flatMap(({ text }) => [posix.join(from, text), posix.normalize(text)])
  return [...imported, ...named].flatMap((path) =>
    endings.flatMap((ending) => all.get(`${path}${ending}`) ?? []),
  )
}

const collectReachableFiles = (
  entries: readonly ParsedFile[],
  all: ReadonlyMap<string, ParsedFile>,
) => {
  const reached = new Set(entries)
  for (const file of reached) for (const next of findReachableFiles(file, all)) reached.add(next)
  return reached
}

/** What runs is reached from what is started; a test alone keeps no file alive. */
export const noUnreachableFiles: Rule = (files) => {
  const code = files.filter(isCode)
  const all = new Map(code.map((file) => [file.path, file]))
  const alive = collectReachableFiles(
    code.filter(({ path }) => sourceEntries.test(path)),
    all,
  )
  const tried = collectReachableFiles(
    code.filter(({ path }) => sourceEntries.test(path) || testEntries.test(path)),
    all,
  )
  return code
    .filter((file) => !(isTest(file) ? tried : alive).has(file))
    .map(({ path }) => ({ path, line: 1, message: 'is reached from no entry' }))
}
