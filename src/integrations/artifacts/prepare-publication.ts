import { createHash } from 'node:crypto'
import { packPlugin, repackArchive } from './pack-plugin'
import type { PluginManifest } from './plugin-manifest'

/** What the publisher signs: the archive's digest and all that a runtime needs before it unpacks. */
type ManifestPayload = Pick<
  PluginManifest,
  'name' | 'version' | 'runtime' | 'minCore' | 'dependsOn'
> & {
  sha256: string
  /** In bytes. */
  size: number
  /** An ISO instant. */
  createdAt: string
  /** The version published before it, by name and runtime. */
  previous: string | null
}

/** Answers the compact JWS of a payload. */
type SignManifest = (payload: ManifestPayload) => Promise<string>

/** All that `PluginVersionPublished` needs; the bytes are not stored yet. */
export type Publication = {
  sha256: string
  size: number
  manifestJws: string
  manifest: PluginManifest
  bytes: Uint8Array
}

type PluginSource = { dir: string } | { zip: Uint8Array }

type PublicationRequest = PluginSource & {
  sign: SignManifest
  /** The previously published version of this name and runtime, or null. */
  previous: (plugin: Pick<ManifestPayload, 'name' | 'runtime'>) => Promise<string | null>
  /** An ISO instant. */
  createdAt: string
}

/** Checks, packs and signs one version; nothing is stored or announced yet. Throws InvalidPlugin. */
export const preparePublication = async (request: PublicationRequest): Promise<Publication> => {
  const { bytes, manifest } =
    'dir' in request ? await packPlugin(request.dir) : await repackArchive(request.zip)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { name, version, runtime, minCore, dependsOn } = manifest
  const manifestJws = await request.sign({
    name,
    version,
    runtime,
    sha256,
    size: bytes.length,
    minCore,
    dependsOn,
    createdAt: request.createdAt,
    previous: await request.previous({ name, runtime }),
  })
  return { sha256, size: bytes.length, manifestJws, manifest, bytes }
}
