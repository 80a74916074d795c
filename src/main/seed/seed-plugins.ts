import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Base } from '../open-core-services'
import { publish } from '../publish-plugin'

const folder = join(import.meta.dir, '../../../plugins')

const versionIn = (name: string): string =>
  JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf8')).version

/** Publishes every plugin whose source stands here and whose version is not there yet. */
export const seedPlugins = async (base: Base) => {
  const known = await base.sql<{ plugin: string; version: string }[]>`
    select plugin, version from plugin_versions where runtime = 'bun'`
  const isKnown = (name: string) =>
    known.some((row) => row.plugin === name && row.version === versionIn(name))
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : []
  for (const name of names)
    if (!isKnown(name)) await publish(base, join(folder, name), 'system:seed')
}
