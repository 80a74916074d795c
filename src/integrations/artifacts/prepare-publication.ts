import { createHash } from 'node:crypto'
import { packArchive, packPlugin } from './pack-plugin'
import type { ManifestPayload, Publication, SignManifest } from './publication'

type Source = { dir: string } | { zip: Uint8Array }

type Publishing = Source & {
  sign: SignManifest
  /** The version published before it by name and runtime, or null. */
  previous: (plugin: Pick<ManifestPayload, 'name' | 'runtime'>) => Promise<string | null>
  /** An ISO instant. */
  createdAt: string
}

/** Checks, packs and signs one version; nothing is stored or announced yet. Throws PluginRefused. */
export const preparePublication = async (publishing: Publishing): Promise<Publication> => {
  const { bytes, manifest } =
    'dir' in publishing ? await packPlugin(publishing.dir) : await packArchive(publishing.zip)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { name, version, runtime, minCore, dependsOn } = manifest
  const manifestJws = await publishing.sign({
    name,
    version,
    runtime,
    sha256,
    size: bytes.length,
    minCore,
    dependsOn,
    createdAt: publishing.createdAt,
    previous: await publishing.previous({ name, runtime }),
  })
  return { sha256, size: bytes.length, manifestJws, manifest, bytes }
}
