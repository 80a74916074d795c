import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Volume } from '../volume'

/** An unpacked, verified version in the volume. */
export type Copy = {
  name: string
  version: string
  sha256: string
  /** Below the volume's `plugins/`: `<name>/<version>-<sha8>`. */
  folder: string
  dependsOn: Record<string, string>
  installedAt: string
}

export type Place = {
  current: Copy
  /** Kept to go back to. */
  previous: Copy | null
  /** sha256 of a version that the site's admin went back from; not installed again. */
  held: string | null
}

/** Which copy of each plugin runs: one document, replaced as a whole. */
export type Copies = {
  all(): Place[]
  of(name: string): Place | null
  /** The copy with this digest if it is kept and its files are there. */
  kept(name: string, sha256: string): Copy | null
  folderOf(copy: Copy): string
  /** From now on, and after every restart, this copy runs; the one before is kept. */
  switchTo(copy: Copy): void
  /** Runs the previous copy; `hold` keeps the left one from coming back by itself. */
  goBack(name: string, hold: boolean): Copy | null
}

const document = 'installed.json'

export const openCopies = (volume: Volume): Copies => {
  const places = () => volume.read<Record<string, Place>>(document) ?? {}
  const put = (place: Place) => volume.write(document, { ...places(), [place.current.name]: place })
  const folderOf = (copy: Copy) => join(volume.pluginsDir, copy.folder)
  const present = (copy: Copy) => existsSync(join(folderOf(copy), copy.name, 'index.js'))
  return {
    all: () => Object.values(places()),
    of: (name) => places()[name] ?? null,
    folderOf,
    kept: (name, sha256) => {
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
      sweep(volume, places()[copy.name])
    },
    goBack: (name, hold) => {
      const place = places()[name]
      if (!place?.previous || !present(place.previous)) return null
      const { current, previous } = place
      put({ current: previous, previous: current, held: hold ? current.sha256 : place.held })
      return previous
    },
  }
}

/** Removes what neither runs nor is kept, half-unpacked folders of a killed run included. */
const sweep = (volume: Volume, place: Place | undefined) => {
  if (!place) return
  const wanted = [place.current.folder, place.previous?.folder]
  const { name } = place.current
  for (const folder of readdirSync(join(volume.pluginsDir, name)))
    if (!wanted.includes(`${name}/${folder}`))
      rmSync(join(volume.pluginsDir, name, folder), { recursive: true, force: true })
}
