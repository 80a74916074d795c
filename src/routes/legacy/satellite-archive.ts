import { createHash } from 'node:crypto'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import { LRUCache } from 'lru-cache'
import type { PluginVersionRow } from '../../../projections/plugin-versions'
import type { RouteDependencies } from '../http/route-dependencies'

/** Of a satellite's archive: its files lie in a folder of the asked name, whatever the plugin is called. */
export type SatelliteArchive = { bytes: Uint8Array<ArrayBuffer>; etag: string }

const fixedTime = new Date('2026-01-01T00:00:00Z')

const repack = async (bytes: Uint8Array, plugin: string, name: string) => {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    lastModDate: fixedTime,
    extendedTimestamp: false,
  })
  try {
    for (const entry of await reader.getEntries()) {
      // Manifest and migrations are for vrs-core: a satellite's program knows only its folder.
      if (entry.directory || !entry.filename.startsWith(`${plugin}/`)) continue
      const content = await entry.getData(new Uint8ArrayWriter())
      const path = `${name}/${entry.filename.slice(plugin.length + 1)}`
      await writer.add(path, new Uint8ArrayReader(content))
    }
  } finally {
    await reader.close()
  }
  return new Uint8Array(await writer.close())
}

/** Packs an archive for satellites once, and keeps the last ones in memory. */
export const openSatelliteArchives = ({
  vendorQueries,
}: Pick<RouteDependencies, 'vendorQueries'>) => {
  const kept = new LRUCache<string, SatelliteArchive>({
    maxSize: 64 * 1024 * 1024,
    sizeCalculation: ({ bytes }) => bytes.byteLength + 1,
  })
  return async ({ plugin, sha256 }: PluginVersionRow, name: string): Promise<SatelliteArchive> => {
    // Read each time, so that an altered archive is found even while its copy is kept.
    const { bytes: stored } = await vendorQueries.readArchive(sha256)
    const found = kept.get(`${sha256} ${name}`)
    if (found) return found
    const bytes = await repack(new Uint8Array(await stored.arrayBuffer()), plugin, name)
    const archive = { bytes, etag: `"${createHash('sha256').update(bytes).digest('hex')}"` }
    kept.set(`${sha256} ${name}`, archive)
    return archive
  }
}
