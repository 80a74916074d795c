import { preparePublication } from '../../integrations/artifacts/prepare-publication'
import type { PublicationResult } from '../../routes/publishing/version-publisher'
import { signManifest } from '../../security/jws'
import type { CoreServices } from '../open-core-services'
import { findPreviousVersion } from './previous-version'
import { publishVersion, type ReleaseOptions } from './publish-version'
import { findPublisherKey } from './publisher-signer'

/** Packs, signs, stores and announces one plugin folder. A version that exists never changes. */
export const publishFolder = async (
  base: CoreServices,
  dir: string,
  by: 'system:seed' | 'system:publisher',
  options: ReleaseOptions = { stage: 'current', changelog: '', isBreaking: false },
): Promise<PublicationResult> => {
  const key = await findPublisherKey(base)
  if (!key)
    throw new Error(
      `expected a key in ${base.publisherKeyFile} (VRS_PUBLISHER_KEY_FILE) that this server trusts, found none`,
    )
  const { manifest, manifestJws, sha256, size, bytes } = await preparePublication({
    dir,
    sign: (payload) => signManifest(key, payload),
    previous: (plugin) => findPreviousVersion(base.sql, plugin),
    createdAt: new Date().toISOString(),
  })
  const request = crypto.randomUUID()
  return publishVersion(base, { manifest, manifestJws, sha256, size, content: bytes }, options, {
    by,
    correlationId: request,
    causationId: request,
  })
}
