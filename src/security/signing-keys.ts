import type { Sql, TransactionSql } from 'postgres'
import { generateKeyPair, lifetime, publicKey } from './jws'
import type { KeyUse, PrivateKey, PublicKey, SigningKeys } from './signing-key'
import { openKeyCache } from './signing-key-cache'
import {
  type KeyRow,
  keepKey,
  keepPublicKey,
  livingKeys,
  lockKeys,
  openKey,
  retireOthers,
} from './signing-key-rows'

type Settings = {
  sql: Sql
  /** 32 bytes; seals the private halves. */
  masterKey: Uint8Array
  now?: () => Date
  /** How long another process's new key may stay unseen: far less than the day between publishing and use. */
  cacheMs?: number
}

const hour = 3_600_000

/** An old key stays as long as its last token lives, and an hour for slow clocks; published versions have no end. */
const outlives: Record<KeyUse, number | null> = {
  access: lifetime.access * 1000 + hour,
  license: lifetime.license * 1000 + hour,
  publisher: null,
}

const signer = (rows: KeyRow[], use: KeyUse, now: Date) =>
  rows.findLast(
    (row) => row.use === use && row.sealedPrivate && row.activeFrom <= now.toISOString(),
  )

const nextKey = (rows: KeyRow[], use: KeyUse, now: Date) =>
  rows.find((row) => row.use === use && row.sealedPrivate && row.activeFrom > now.toISOString())

export const openSigningKeys = (settings: Settings): SigningKeys => {
  const { sql, masterKey, now = () => new Date(), cacheMs = 10_000 } = settings
  const cache = openKeyCache({ sql, now, cacheMs })
  const opened = new Map<string, PrivateKey>()

  const current = async (use: KeyUse) => {
    const row = signer(await cache.living(), use, now())
    if (!row)
      throw new Error(`expected a ${use} key to sign with at ${now().toISOString()}, found none`)
    const key = opened.get(row.kid) ?? openKey(row, masterKey)
    opened.set(row.kid, key)
    return key
  }

  const publicKeys = async (...uses: KeyUse[]): Promise<PublicKey[]> =>
    (await cache.living()).filter(({ use }) => uses.includes(use)).map((row) => row.publicJwk)

  const make = async (tx: TransactionSql, use: KeyUse, activeFrom: Date) => {
    const key = await generateKeyPair()
    await keepKey(tx, { key, use, activeFrom, masterKey })
    return key.kid
  }

  const ensure = async (uses: KeyUse[]) => {
    const missing = (rows: KeyRow[]) => uses.filter((use) => !signer(rows, use, now()))
    if (missing(await cache.living()).length === 0) return
    await sql.begin(async (tx) => {
      await lockKeys(tx)
      for (const use of missing(await livingKeys(tx, now()))) await make(tx, use, now())
    })
    await cache.refresh()
  }

  const rotate = async (use: KeyUse, { activateInHours }: { activateInHours: number }) => {
    const kid = await sql.begin(async (tx) => {
      await lockKeys(tx)
      const next = nextKey(await livingKeys(tx, now()), use, now())
      if (next) return next.kid // Asked for twice: one new key is enough.
      const activeFrom = new Date(now().getTime() + activateInHours * hour)
      const made = await make(tx, use, activeFrom)
      const stay = outlives[use]
      if (stay !== null) await retireOthers(tx, use, made, new Date(activeFrom.getTime() + stay))
      return made
    })
    await cache.refresh()
    return kid
  }

  return {
    current,
    verifiers: publicKeys,
    jwks: async () => ({ keys: await publicKeys('access', 'license') }),
    publisherJwks: async () => ({ keys: await publicKeys('publisher') }),
    ensure,
    rotate,
    trustPublisher: async (key) => {
      await keepPublicKey(sql, await publicKey(key), 'publisher', now())
      await cache.refresh()
    },
    refresh: cache.refresh,
  }
}
