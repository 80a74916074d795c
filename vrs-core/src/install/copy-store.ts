import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Volume } from '../volume'

/** An unpacked, verified version in the volume. */
export type PluginCopy = {
  name: string
  version: string
  sha256: string
  /** Below the volume's `plugins/`: `<name>/<version>-<sha8>`. */
  folder: string
  dependsOn: Record<string, string>
  installedAt: string
}

type InstalledPluginRecord = {
  current: PluginCopy
  /** The one to roll back to. */
  previous: PluginCopy | null
  /** sha256 of a version that the site's admin rolled back; it is not installed again. */
  held: string | null
  /** Whose migrations are in the schema, where that is not the current copy. */
  schemaOf?: PluginCopy
}

/** Which copy of each plugin runs: one document, replaced as a whole. */
export type CopyStore = {
  all(): InstalledPluginRecord[]
  find(name: string): InstalledPluginRecord | null
  /** The current or previous copy if it has this digest and its files exist. */
  findKeptCopy(name: string, sha256: string): PluginCopy | null
  getFolder(copy: PluginCopy): string
  /** Makes this the copy to run, after restarts too; the current one becomes the previous. */
  switchTo(copy: PluginCopy): void
  /**
   * Makes the previous copy the one to run. With `hold` the other is not installed again, and its
   * migrations were reverted; without, its migrations stay.
   */
  rollBack(name: string, hold: boolean): PluginCopy | null
}

const fileName = 'installed.json'

export const openCopyStore = (volume: Volume): CopyStore => {
  const readRecords = () => volume.read<Record<string, InstalledPluginRecord>>(fileName) ?? {}
  const save = (record: InstalledPluginRecord) =>
    volume.write(fileName, { ...readRecords(), [record.current.name]: record })
  const getFolder = (copy: PluginCopy) => join(volume.pluginsDir, copy.folder)
  const hasFiles = (copy: PluginCopy) => existsSync(join(getFolder(copy), copy.name, 'index.js'))
  return {
    all: () => Object.values(readRecords()),
    find: (name) => readRecords()[name] ?? null,
    getFolder,
    findKeptCopy: (name, sha256) => {
      const record = readRecords()[name]
      const copies = record ? [record.current, record.previous] : []
      return copies.find((copy) => copy?.sha256 === sha256 && hasFiles(copy)) ?? null
    },
    switchTo: (copy) => {
      const before = readRecords()[copy.name]
      const isSame = before?.current.sha256 === copy.sha256
      save({
        current: copy,
        previous: (isSame ? before?.previous : before?.current) ?? null,
        held: null,
      })
      removeUnusedFolders(volume, readRecords()[copy.name])
    },
    rollBack: (name, hold) => {
      const record = readRecords()[name]
      if (!record?.previous || !hasFiles(record.previous)) return null
      const { current, previous } = record
      const held = hold ? current.sha256 : record.held
      const keepsSchema = !hold && !record.schemaOf
      const schemaOf = keepsSchema ? { schemaOf: current } : {}
      save({ current: previous, previous: current, held, ...schemaOf })
      return previous
    },
  }
}

/** Removes all but current and previous, also half-unpacked folders of a killed process. */
const removeUnusedFolders = (volume: Volume, record: InstalledPluginRecord | undefined) => {
  if (!record) return
  const usedFolders = [record.current.folder, record.previous?.folder]
  const { name } = record.current
  for (const folder of readdirSync(join(volume.pluginsDir, name)))
    if (!usedFolders.includes(`${name}/${folder}`))
      rmSync(join(volume.pluginsDir, name, folder), { recursive: true, force: true })
}
