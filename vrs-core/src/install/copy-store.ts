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

export type InstalledPluginRecord = {
  current: PluginCopy
  /** Kept to go back to. */
  previous: PluginCopy | null
  /** sha256 of a version that the site's admin went back from; not installed again. */
  held: string | null
}

/** Which copy of each plugin runs: one document, replaced as a whole. */
export type CopyStore = {
  all(): InstalledPluginRecord[]
  find(name: string): InstalledPluginRecord | null
  /** The copy with this digest if it is kept and its files are there. */
  findKeptCopy(name: string, sha256: string): PluginCopy | null
  getFolder(copy: PluginCopy): string
  /** From now on, and after every restart, this copy runs; the one before is kept. */
  switchTo(copy: PluginCopy): void
  /** Runs the previous copy; `hold` keeps the left one from coming back by itself. */
  rollBack(name: string, hold: boolean): PluginCopy | null
}

const fileName = 'installed.json'

export const openCopyStore = (volume: Volume): CopyStore => {
  const places = () => volume.read<Record<string, InstalledPluginRecord>>(fileName) ?? {}
  const put = (place: InstalledPluginRecord) =>
    volume.write(fileName, { ...places(), [place.current.name]: place })
  const folderOf = (copy: PluginCopy) => join(volume.pluginsDir, copy.folder)
  const present = (copy: PluginCopy) => existsSync(join(folderOf(copy), copy.name, 'index.js'))
  return {
    all: () => Object.values(places()),
    find: (name) => places()[name] ?? null,
    getFolder: folderOf,
    findKeptCopy: (name, sha256) => {
      const place = places()[name]
      const copies = place ? [place.current, place.previous] : []
      return copies.find((copy) => copy?.sha256 === sha256 && present(copy)) ?? null
    },
    switchTo: (copy) => {
      const before = places()[copy.name]
      const same = before?.current.sha256 === copy.sha256
      put({
        current: copy,
        previous: (same ? before?.previous : before?.current) ?? null,
        held: null,
      })
      removeUnusedFolders(volume, places()[copy.name])
    },
    rollBack: (name, hold) => {
      const place = places()[name]
      if (!place?.previous || !present(place.previous)) return null
      const { current, previous } = place
      put({ current: previous, previous: current, held: hold ? current.sha256 : place.held })
      return previous
    },
  }
}

/** Removes what neither runs nor is kept, half-unpacked folders of a killed run included. */
const removeUnusedFolders = (volume: Volume, place: InstalledPluginRecord | undefined) => {
  if (!place) return
  const wanted = [place.current.folder, place.previous?.folder]
  const { name } = place.current
  for (const folder of readdirSync(join(volume.pluginsDir, name)))
    if (!wanted.includes(`${name}/${folder}`))
      rmSync(join(volume.pluginsDir, name, folder), { recursive: true, force: true })
}
