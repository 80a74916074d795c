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

/** What the publisher signs about these bytes. */
export const createManifestPayload = (
  { name, version, runtime, minCore, dependsOn }: PluginManifest,
  bytes: Uint8Array,
  facts: Pick<ManifestPayload, 'createdAt' | 'previous'>,
): ManifestPayload => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { createdAt, previous } = facts
  return {
    name,
    version,
    runtime,
    sha256,
    size: bytes.length,
    minCore,
    dependsOn,
    createdAt,
    previous,
  }
}

/** Checks, packs and signs one version; nothing is stored or announced yet. Throws InvalidPlugin. */
export const preparePublication = async (request: PublicationRequest): Promise<Publication> => {
  const { bytes, manifest } =
    'dir' in request ? await packPlugin(request.dir) : await repackArchive(request.zip)
  const payload = createManifestPayload(manifest, bytes, {
    createdAt: request.createdAt,
    previous: await request.previous(manifest),
  })
  const { sha256, size } = payload
  return { sha256, size, manifestJws: await request.sign(payload), manifest, bytes }
}
