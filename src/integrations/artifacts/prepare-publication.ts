import { createHash } from 'node:crypto'
import { packPlugin, repackArchive } from './pack-plugin'
import type { ManifestPayload, Publication, SignManifest } from './publication'

type PluginSource = { dir: string } | { zip: Uint8Array }

type PublicationRequest = PluginSource & {
  sign: SignManifest
  /** The version published before it by name and runtime, or null. */
  previous: (plugin: Pick<ManifestPayload, 'name' | 'runtime'>) => Promise<string | null>
  /** An ISO instant. */
  createdAt: string
}

/** Checks, packs and signs one version; nothing is stored or announced yet. Throws PluginRefused. */
export const preparePublication = async (publishing: PublicationRequest): Promise<Publication> => {
  const { bytes, manifest } =
    'dir' in publishing ? await packPlugin(publishing.dir) : await repackArchive(publishing.zip)
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
