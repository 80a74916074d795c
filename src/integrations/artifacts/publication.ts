import type { PluginManifest } from './plugin-manifest'

/** What the publisher signs: the archive by its digest, and all that a runtime must know before it unpacks. */
export type ManifestPayload = Pick<
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
export type SignManifest = (payload: ManifestPayload) => Promise<string>

/** All that `PluginVersionPublished` needs; the bytes are not stored yet. */
export type Publication = {
  sha256: string
  size: number
  manifestJws: string
  manifest: PluginManifest
  bytes: Uint8Array
}
