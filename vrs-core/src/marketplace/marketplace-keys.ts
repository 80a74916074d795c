import { getErrorMessage, log } from '../log'
import { computeThumbprint, parseEd25519Jwk } from '../publisher-keys'
import type { VerificationKeys } from '../verify-jws'
import { UnknownKeyError } from '../verify-jws'
import type { Volume } from '../volume'
import type { MarketplaceClient } from './marketplace-client'

/** The marketplace's public keys for licenses and invites, stored in the volume. */
export type MarketplaceKeys = {
  /** Runs `verify` with the stored keys, and once more with new ones when the kid is unknown. */
  withKeys<T>(verify: (keys: VerificationKeys) => Promise<T>): Promise<T>
}

const fileName = 'jwks.json'
const minRefreshIntervalMs = 30_000

export const openMarketplaceKeys = (
  volume: Volume,
  marketplace: Pick<MarketplaceClient, 'fetchJwks'>,
): MarketplaceKeys => {
  let fetchedAt = Number.NEGATIVE_INFINITY

  const refresh = async (): Promise<boolean> => {
    if (Date.now() - fetchedAt < minRefreshIntervalMs) return false
    fetchedAt = Date.now()
    try {
      volume.write(fileName, await marketplace.fetchJwks())
      return true
    } catch (error) {
      log.warn("The marketplace's keys cannot be fetched", { error: getErrorMessage(error) })
      return false
    }
  }

  return {
    withKeys: async (verify) => {
      try {
        return await verify(parseKeySet(volume.read(fileName)))
      } catch (error) {
        if (!(error instanceof UnknownKeyError) || !(await refresh())) throw error
        return verify(parseKeySet(volume.read(fileName)))
      }
    },
  }
}

const parseKeySet = (jwks: unknown): VerificationKeys => {
  const { keys } = (jwks ?? {}) as { keys?: unknown }
  const validKeys = (Array.isArray(keys) ? keys : [])
    .map(parseEd25519Jwk)
    .filter((key) => key !== null)
  return new Map(validKeys.map((key) => [computeThumbprint(key), key] as const))
}
