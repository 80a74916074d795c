import { posix } from 'node:path'
import { z } from 'zod'
import { assertWithinLimits, InvalidPlugin, isPlainPath, type PluginFiles } from './plugin-files'
import { type PluginManifest, pluginManifestSchema } from './plugin-manifest'

/** A plugin's paths, without what is in its files. */
type PluginPaths = { keys(): Iterable<string>; has(path: string): boolean }

/** The manifest of a valid plugin; otherwise throws InvalidPlugin with all problems. */
export const checkPlugin = (files: PluginFiles): PluginManifest => {
  const manifest = readManifest(assertWithinLimits(files).get('manifest.json'))
  const problems = [
    ...findLayoutProblems(manifest, files),
    ...[...files].flatMap(([path, content]) =>
      isCheckedScript(manifest, path) ? findScriptProblems(path, content, files) : [],
    ),
  ]
  if (problems.length > 0) throw new InvalidPlugin(problems)
  return manifest
}

/** What is wrong with the names of its files. */
export const findLayoutProblems = (manifest: PluginManifest, paths: PluginPaths): string[] => [
  ...findPathProblems(manifest, paths),
  ...findEntryProblems(manifest, paths),
  ...(manifest.runtime === 'bun' ? findMigrationProblems(manifest, paths) : []),
]

/** `bytes`: of manifest.json, if it is there. */
export const readManifest = (bytes: Uint8Array | undefined): PluginManifest => {
  if (!bytes) throw new InvalidPlugin(['expected manifest.json, found none'])
  const result = pluginManifestSchema.safeParse(parseManifestJson(bytes))
  if (result.success) return result.data
  throw new InvalidPlugin(
    result.error.issues.map(({ path, message }) =>
      ['manifest.json', ...path].join(' › ').concat(`: ${message}`),
    ),
  )
}

const parseManifestJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new InvalidPlugin([`expected manifest.json to be JSON in UTF-8, found: ${error}`])
  }
}

const findPathProblems = ({ name }: PluginManifest, files: PluginPaths) =>
  [...files.keys()].flatMap((path) => {
    if (!isPlainPath(path)) return [`expected a plain relative path, found ${JSON.stringify(path)}`]
    if (path === 'manifest.json' || /^[^/]+/.exec(path)?.[0] === 'migrations') return []
    return path.startsWith(`${name}/`)
      ? []
      : [`expected only manifest.json, ${name}/ and migrations/, found ${path}`]
  })

const findEntryProblems = ({ name, runtime }: PluginManifest, files: PluginPaths) => {
  const entry = `${name}/${runtime === 'bun' ? 'index.js' : '__init__.py'}`
  return files.has(entry) ? [] : [`expected the entry ${entry}, found none`]
}

const migrationNameSchema = z.string().regex(/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$/)

const findMigrationProblems = ({ migrations }: PluginManifest, files: PluginPaths) => {
  const expectedPaths = migrations.flatMap((name) => [
    `migrations/${name}.up.sql`,
    `migrations/${name}.down.sql`,
  ])
  const foundPaths = [...files.keys()].filter((path) => path.startsWith('migrations/'))
  const isSorted = migrations.every(
    (name, index) => index === 0 || (migrations[index - 1] ?? '') < name,
  )
  return [
    ...migrations
      .filter((name) => !migrationNameSchema.safeParse(name).success)
      .map((name) => `expected a migration like 0001-first-tables, found ${name}`),
    ...(isSorted ? [] : ['expected the migrations in order and each once']),
    ...expectedPaths
      .filter((path) => !files.has(path))
      .map((path) => `expected ${path}, found none`),
    ...foundPaths
      .filter((path) => !expectedPaths.includes(path))
      .map((path) => `expected ${path} to be named in manifest.json, found it is not`),
  ]
}

/** Nothing is installed at run time: every import must be in the archive or in the runtime. */
export const isCheckedScript = ({ name, runtime }: PluginManifest, path: string) =>
  runtime === 'bun' && path.startsWith(`${name}/`) && /\.m?js$/.test(path)

export const findScriptProblems = (
  path: string,
  content: Uint8Array,
  files: PluginPaths,
): string[] => {
  try {
    const imports = new Bun.Transpiler({ loader: 'js' }).scanImports(content)
    return imports
      .filter((one) => !isAvailable(path, one.path, files))
      .map((one) => `expected ${path} to bundle its dependencies, found an import of ${one.path}`)
  } catch (error) {
    return [`expected JavaScript in ${path}, found: ${error}`]
  }
}

const isAvailable = (from: string, specifier: string, files: PluginPaths) =>
  /^(node|bun):/.test(specifier) ||
  (specifier.startsWith('.') && files.has(posix.join(posix.dirname(from), specifier)))
