import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CoreServices } from '../open-core-services'
import { publishFolder } from '../publishing/publish-folder'

const pluginsFolder = join(import.meta.dir, '../../../plugins')

const readSourceVersion = (name: string): string =>
  JSON.parse(readFileSync(join(pluginsFolder, name, 'manifest.json'), 'utf8')).version

/** Publishes every plugin whose source stands here and whose version is not there yet. */
export const seedPlugins = async (base: CoreServices) => {
  const known = await base.sql<{ plugin: string; version: string }[]>`
    select plugin, version from plugin_versions where runtime = 'bun'`
  const isKnown = (name: string) =>
    known.some((row) => row.plugin === name && row.version === readSourceVersion(name))
  const names = existsSync(pluginsFolder) ? readdirSync(pluginsFolder).toSorted() : []
  for (const name of names)
    if (!isKnown(name)) await publishFolder(base, join(pluginsFolder, name), 'system:seed')
}
