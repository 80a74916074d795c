import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { packPlugin } from '../../integrations/artifacts/pack-plugin'
import type { PluginManifest } from '../../integrations/artifacts/plugin-manifest'
import { createManifestPayload } from '../../integrations/artifacts/prepare-publication'
import { signManifest } from '../../security/jws'
import { readPublisherKeyFile, selectPublisherKey } from '../../security/publisher/key-file'
import type { MarketplaceApi } from './marketplace-api'
import type { ReleaseOptions } from './publish-version'

/** Answers the publisher's compact JWS about these bytes. */
const signArchive = async (
  manifest: PluginManifest,
  bytes: Uint8Array,
  publisherKeyFile: string,
  previous: string | null,
) => {
  const now = new Date()
  const key = selectPublisherKey(await readPublisherKeyFile(publisherKeyFile), now)
  const facts = { previous, createdAt: now.toISOString() }
  return signManifest(key, createManifestPayload(manifest, bytes, facts))
}

/** Packs a plugin's folder here, signs it where this machine holds a key, and sends it. */
export const publishRemotely = async (
  api: MarketplaceApi,
  dir: string,
  publisherKeyFile: string,
  options: ReleaseOptions,
) => {
  const { bytes, manifest } = await packPlugin(dir)
  const { name, version } = manifest
  const sent = { name, version, archive: bytes, ...options }
  if (!existsSync(publisherKeyFile)) return api.publish(sent)
  const previous = await api.findCurrentVersion(manifest)
  const signed = await signArchive(manifest, bytes, publisherKeyFile, previous)
  return api.publish({ ...sent, manifest: signed })
}

/** The same as two files for an upload by hand: the archive, and what was signed about it. */
export const writeSignedPlugin = async (dir: string, publisherKeyFile: string, out: string) => {
  const { bytes, manifest } = await packPlugin(dir)
  const signed = await signArchive(manifest, bytes, publisherKeyFile, null)
  const { name, version } = manifest
  mkdirSync(resolve(out), { recursive: true })
  const path = join(resolve(out), `${name}-${version}`)
  writeFileSync(`${path}.zip`, bytes)
  writeFileSync(`${path}.jws`, signed)
  const sha256 = new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
  return { name, version, size: bytes.length, sha256 }
}
