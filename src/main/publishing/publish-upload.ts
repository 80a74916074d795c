import { isDeepStrictEqual } from 'node:util'
import pLimit from 'p-limit'
import { fieldError, RefusalError } from '../../../events/refusal-error'
import { digestOf } from '../../integrations/artifacts/artifact-store'
import { inspectArchive } from '../../integrations/artifacts/inspect-archive'
import { InvalidPlugin } from '../../integrations/artifacts/plugin-files'
import type { PluginManifest } from '../../integrations/artifacts/plugin-manifest'
import { preparePublication } from '../../integrations/artifacts/prepare-publication'
import type { UploadedVersion, VersionPublisher } from '../../routes/publishing/version-publisher'
import { InvalidToken } from '../../security/invalid-token'
import { signManifest, verifyManifest } from '../../security/jws'
import type { ManifestClaims } from '../../security/token-claims'
import type { CoreServices } from '../open-core-services'
import { findPreviousVersion } from './previous-version'
import { publishVersion, type SignedVersion } from './publish-version'
import { findPublisherKey } from './publisher-signer'

type Services = Pick<
  CoreServices,
  'artifacts' | 'commands' | 'keys' | 'publisherKeyFile' | 'sql' | 'store'
>

/** One after the other: an archive that is packed anew is in memory as a whole. */
const inTurn = pLimit(1)

const withRefusals = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof InvalidPlugin)
      throw new RefusalError('ARCHIVE_INVALID', error.message.slice(0, 2000), [
        fieldError('/archive', 'ARCHIVE_INVALID'),
      ])
    if (error instanceof InvalidToken)
      throw new RefusalError('MANIFEST_INVALID', error.reason, [
        fieldError('/manifest', 'MANIFEST_INVALID'),
      ])
    throw error
  }
}

const requireSame = (what: string, signed: unknown, found: unknown) => {
  if (!isDeepStrictEqual(signed, found))
    throw new RefusalError(
      'MANIFEST_MISMATCH',
      `${what}: the manifest says ${JSON.stringify(signed)}, found ${JSON.stringify(found)}`,
    )
}

const fieldsOfBoth = ['name', 'version', 'runtime', 'minCore', 'dependsOn'] as const

/** The archive is the one that was signed, byte by byte and word by word. */
const requireSameContent = (signed: ManifestClaims, inner: PluginManifest) => {
  for (const field of fieldsOfBoth) requireSame(field, signed[field], inner[field])
}

/** Cheap checks first: nothing is unpacked that a trusted key did not sign. */
const checkSignedUpload = async (
  { keys }: Services,
  { plugin, archive }: UploadedVersion,
  manifestJws: string,
) => {
  const trusted = { keys: await keys.listVerificationKeys('publisher') }
  const signed = await verifyManifest(manifestJws, trusted)
  requireSame('name', signed.name, plugin)
  requireSame('size', signed.size, archive.size)
  requireSame('sha256', signed.sha256, await digestOf(archive))
  const { manifest, sha256, size } = await inspectArchive(archive)
  requireSameContent(signed, manifest)
  return { manifest, manifestJws, sha256, size, content: archive }
}

const signUpload = async (base: Services, { plugin, archive }: UploadedVersion) => {
  const key = await findPublisherKey(base)
  if (!key) throw new RefusalError('MANIFEST_NEEDED', 'expected a signed manifest, found none')
  const { bytes, ...publication } = await preparePublication({
    zip: await archive.bytes(),
    sign: (payload) => signManifest(key, payload),
    previous: (found) => findPreviousVersion(base.sql, found),
    createdAt: new Date().toISOString(),
  })
  requireSame('name', plugin, publication.manifest.name)
  return { ...publication, content: bytes }
}

/** What routes publish with. */
export const createVersionPublisher = (base: Services): VersionPublisher => ({
  findSigningKeyId: async () => (await findPublisherKey(base))?.kid,
  publish: (upload, context) =>
    inTurn(async () => {
      const { manifest } = upload
      const signed = await withRefusals<SignedVersion>(
        manifest === undefined
          ? signUpload(base, upload)
          : checkSignedUpload(base, upload, manifest),
      )
      return publishVersion(base, signed, upload, context)
    }),
})
