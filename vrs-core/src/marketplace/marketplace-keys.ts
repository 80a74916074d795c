import { log, messageOf } from '../log'
import { ed25519Of, thumbprintOf } from '../publisher-keys'
import type { Keys } from '../verify-jws'
import { UnknownKey } from '../verify-jws'
import type { Volume } from '../volume'
import type { Marketplace } from './marketplace-client'

/** The marketplace's public keys for licenses and invites, kept in the volume. */
export type SigningKeys = {
  /** Runs `open` with the kept keys, and once more with fresh ones if the kid is new to us. */
  using<T>(open: (keys: Keys) => Promise<T>): Promise<T>
}

const document = 'jwks.json'
const pauseMs = 30_000

export const openSigningKeys = (
  volume: Volume,
  marketplace: Pick<Marketplace, 'jwks'>,
): SigningKeys => {
  let fetchedAt = Number.NEGATIVE_INFINITY

  const refresh = async (): Promise<boolean> => {
    if (Date.now() - fetchedAt < pauseMs) return false
    fetchedAt = Date.now()
    try {
      volume.write(document, await marketplace.jwks())
      return true
    } catch (error) {
      log.warn("The marketplace's keys cannot be fetched", { error: messageOf(error) })
      return false
    }
  }

  return {
    using: async (open) => {
      try {
        return await open(keysIn(volume.read(document)))
      } catch (error) {
        if (!(error instanceof UnknownKey) || !(await refresh())) throw error
        return open(keysIn(volume.read(document)))
      }
    },
  }
}

const keysIn = (jwks: unknown): Keys => {
  const { keys } = (jwks ?? {}) as { keys?: unknown }
  const found = (Array.isArray(keys) ? keys : []).map(ed25519Of).filter((key) => key !== null)
  return new Map(found.map((key) => [thumbprintOf(key), key] as const))
}
