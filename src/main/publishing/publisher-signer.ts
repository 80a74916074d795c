import { existsSync } from 'node:fs'
import type { Config } from '../../config'
import { toPublicKey } from '../../security/jws'
import {
  createPublisherKeys,
  findPublisherKeyIn,
  listPublicKeys,
  readPublisherKeyFile,
  writePublisherKeyFile,
} from '../../security/publisher/key-file'
import type { PrivateSigningKey } from '../../security/signing-key'
import type { CoreServices } from '../open-core-services'

type KeyPlace = Pick<CoreServices, 'publisherKeyFile' | 'keys'>

const findFileKey = async (path: string, isTrusted: (kid: string) => boolean) =>
  existsSync(path)
    ? findPublisherKeyIn(await readPublisherKeyFile(path), new Date(), isTrusted)
    : undefined

/**
 * The key that this machine signs with: of its key file or, on servers that were set up before there
 * was one, of the database. Undefined where somebody else signs.
 */
export const findPublisherKey = async ({
  publisherKeyFile,
  keys,
}: KeyPlace): Promise<PrivateSigningKey | undefined> => {
  const trusted = new Set((await keys.listVerificationKeys('publisher')).map(({ kid }) => kid))
  // A key that was made here and not sent yet is not trusted: the one before it goes on.
  const own = await findFileKey(publisherKeyFile, (kid) => trusted.has(kid))
  if (own) return own
  const ofDatabase = await keys.findCurrent('publisher')
  return ofDatabase && trusted.has(ofDatabase.kid) ? ofDatabase : undefined
}

/** Trusts the keys of the settings, as long as the publisher has not said itself which count. */
export const trustConfiguredKeys = async (
  { publisherKeys }: Pick<Config, 'publisherKeys'>,
  { keys }: Pick<CoreServices, 'keys'>,
): Promise<void> => {
  for (const jwk of publisherKeys) await keys.trustPublisher(await toPublicKey(jwk))
}

/** Where no publisher is known yet, a key file is made on this machine, and trusted. */
export const ensurePublisherKey = async ({ publisherKeyFile, keys }: KeyPlace): Promise<void> => {
  if ((await keys.listVerificationKeys('publisher')).length > 0) return
  if (!existsSync(publisherKeyFile))
    writePublisherKeyFile(publisherKeyFile, await createPublisherKeys())
  for (const key of listPublicKeys(await readPublisherKeyFile(publisherKeyFile)))
    await keys.trustPublisher(key)
}
