import { existsSync } from 'node:fs'
import { packPlugin } from '../../integrations/artifacts/pack-plugin'
import { createManifestPayload } from '../../integrations/artifacts/prepare-publication'
import { signManifest } from '../../security/jws'
import { readPublisherKeyFile, selectPublisherKey } from '../../security/publisher/key-file'
import type { MarketplaceApi } from './marketplace-api'
import type { ReleaseOptions } from './publish-version'

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
  const now = new Date()
  const key = selectPublisherKey(await readPublisherKeyFile(publisherKeyFile), now)
  const payload = createManifestPayload(manifest, bytes, {
    previous: await api.findCurrentVersion(manifest),
    createdAt: now.toISOString(),
  })
  return api.publish({ ...sent, manifest: await signManifest(key, payload) })
}
