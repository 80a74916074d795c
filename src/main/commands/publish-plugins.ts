import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isOneOf } from '../../../events/codes'
import { publicationStages } from '../../domain/catalogue/decide-plugin-version'
import { InvalidPlugin } from '../../integrations/artifacts/plugin-files'
import { openMarketplaceApi } from '../publishing/marketplace-api'
import { publishFolder } from '../publishing/publish-folder'
import { publishRemotely, writeSignedPlugin } from '../publishing/publish-remotely'
import type { ReleaseOptions } from '../publishing/publish-version'
import { ensurePublisherKey } from '../publishing/publisher-signer'
import { type CommandCall, createUsageError, parseWords } from './command'

const usage = `vrs publish <folder> … [--url <marketplace> | --out <folder>] [--stage ${publicationStages.join('|')}] [--changelog <Markdown file>] [--breaking]`

const hasManifest = (folder: string) => existsSync(join(folder, 'manifest.json'))

/** A plugin's folder, or those of all plugins in a folder. */
export const listPluginFolders = (folder: string): string[] => {
  const path = resolve(folder)
  if (!existsSync(path)) throw new Error(`expected the folder of a plugin, found none at ${path}`)
  if (hasManifest(path)) return [path]
  const inside = readdirSync(path)
    .toSorted()
    .map((name) => join(path, name))
    .filter(hasManifest)
  if (inside.length === 0)
    throw new Error(
      `expected ${folder} to be a plugin or a folder of plugins, found no manifest.json`,
    )
  return inside
}

const readChangelog = (path: string | undefined) => {
  if (path === undefined) return ''
  if (!existsSync(path)) throw new Error(`--changelog: expected a file, found none at ${path}`)
  return readFileSync(path, 'utf8')
}

const parseCall = (words: readonly string[]) => {
  const { values, positionals } = parseWords(
    words,
    {
      url: { type: 'string' },
      out: { type: 'string' },
      stage: { type: 'string', default: 'current' },
      changelog: { type: 'string' },
      breaking: { type: 'boolean', default: false },
    },
    usage,
  )
  const { stage, url, out, breaking: isBreaking } = values
  if (url !== undefined && out !== undefined) throw createUsageError(usage, '--url and --out')
  if (!isOneOf(publicationStages, stage)) throw createUsageError(usage, `the stage "${stage}"`)
  if (positionals.length === 0)
    throw new Error('expected a plugin folder, like `vrs publish plugins/kontakt`, found none')
  const options: ReleaseOptions = { stage, changelog: readChangelog(values.changelog), isBreaking }
  return { url, out, options, folders: positionals.flatMap(listPluginFolders) }
}

type Publish = (
  folder: string,
) => Promise<{ name: string; version: string; size: number; sha256: string }>

const preparePublishing = async (
  { config, openServices }: CommandCall,
  { url, out, options }: Pick<ReturnType<typeof parseCall>, 'url' | 'out' | 'options'>,
): Promise<Publish> => {
  if (out !== undefined) return (folder) => writeSignedPlugin(folder, config.publisherKeyFile, out)
  if (url !== undefined) {
    const api = openMarketplaceApi(url, config)
    return (folder) => publishRemotely(api, folder, config.publisherKeyFile, options)
  }
  const base = await openServices()
  await ensurePublisherKey(base)
  return (folder) => publishFolder(base, folder, 'system:publisher', options)
}

/**
 * `vrs publish <folder> …`: packs, signs and announces plugin versions, here or with `--url` at
 * another machine's marketplace, or with `--out` only writes archive and signature to a folder. One
 * that was published as it is stays as it is.
 */
export const publishPlugins = async (call: CommandCall): Promise<void> => {
  const { folders, ...target } = parseCall(call.words)
  const publish = await preparePublishing(call, target)
  for (const folder of folders) {
    const { name, version, sha256, size } = await publish(folder).catch((error) => {
      if (!(error instanceof InvalidPlugin)) throw error
      throw new Error(`${folder}: ${error.message}`, { cause: error })
    })
    console.log(`${name} ${version}  ${size} bytes  sha256 ${sha256}`)
  }
}
