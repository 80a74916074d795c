import { z } from 'zod'
import { findImportProblems } from './check-imports'
import { assertWithinLimits, InvalidPlugin, isPlainPath, type PluginFiles } from './plugin-files'
import { type PluginManifest, pluginManifestSchema } from './plugin-manifest'

/** The manifest of a plugin of which nothing contradicts it; else PluginRefused with all problems. */
export const checkPlugin = (files: PluginFiles): PluginManifest => {
  const manifest = readManifest(assertWithinLimits(files))
  const problems = [
    ...findPathProblems(manifest, files),
    ...findEntryProblems(manifest, files),
    ...(manifest.runtime === 'bun' ? findMigrationProblems(manifest, files) : []),
    ...(manifest.runtime === 'bun' ? findImportProblems(manifest.name, files) : []),
  ]
  if (problems.length > 0) throw new InvalidPlugin(problems)
  return manifest
}

export const readManifest = (files: PluginFiles): PluginManifest => {
  const bytes = files.get('manifest.json')
  if (!bytes) throw new InvalidPlugin(['expected manifest.json, found none'])
  const read = pluginManifestSchema.safeParse(parseManifestJson(bytes))
  if (read.success) return read.data
  throw new InvalidPlugin(
    read.error.issues.map(({ path, message }) =>
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

const findPathProblems = ({ name }: PluginManifest, files: PluginFiles) =>
  [...files.keys()].flatMap((path) => {
    if (!isPlainPath(path)) return [`expected a plain relative path, found ${JSON.stringify(path)}`]
    if (path === 'manifest.json' || /^[^/]+/.exec(path)?.[0] === 'migrations') return []
    return path.startsWith(`${name}/`)
      ? []
      : [`expected only manifest.json, ${name}/ and migrations/, found ${path}`]
  })

const findEntryProblems = ({ name, runtime }: PluginManifest, files: PluginFiles) => {
  const entry = `${name}/${runtime === 'bun' ? 'index.js' : '__init__.py'}`
  return files.has(entry) ? [] : [`expected the entry ${entry}, found none`]
}

const migrationNameSchema = z.string().regex(/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$/)

const findMigrationProblems = ({ migrations }: PluginManifest, files: PluginFiles) => {
  const wanted = migrations.flatMap((name) => [
    `migrations/${name}.up.sql`,
    `migrations/${name}.down.sql`,
  ])
  const there = [...files.keys()].filter((path) => path.startsWith('migrations/'))
  const sorted = migrations.every((name, at) => at === 0 || (migrations[at - 1] ?? '') < name)
  return [
    ...migrations
      .filter((name) => !migrationNameSchema.safeParse(name).success)
      .map((name) => `expected a migration like 0001-first-tables, found ${name}`),
    ...(sorted ? [] : ['expected the migrations in order and each once']),
    ...wanted.filter((path) => !files.has(path)).map((path) => `expected ${path}, found none`),
    ...there
      .filter((path) => !wanted.includes(path))
      .map((path) => `expected ${path} to be named in manifest.json, found it is not`),
  ]
}
