import type { Sql, TransactionSql } from 'postgres'
import { generateKeyPair, tokenLifetime, toPublicKey } from './jws'
import { adoptKeySet, selectKeySets } from './publisher/key-sets'
import type {
  KeyDescription,
  KeyUse,
  PrivateSigningKey,
  PublicSigningKey,
  SigningKeys,
} from './signing-key'
import { type KeyCache, openKeyCache } from './signing-key-cache'
import {
  insertKey,
  insertPublicKey,
  type KeyRow,
  lockKeys,
  retireOtherKeys,
  selectActiveKeys,
  unsealKey,
} from './signing-key-rows'

type Settings = {
  sql: Sql
  /** 32 bytes; seals the private halves. */
  masterKey: Uint8Array
  now?: () => Date
  /** How long another process's new key may stay unseen: far less than the day between publishing and use. */
  cacheMs?: number
}

const hourMs = 3_600_000

type PublisherTrust = Pick<
  SigningKeys,
  'trustPublisher' | 'adoptPublisherKeys' | 'listPublisherKeySets'
>

const openPublisherTrust = ({
  sql,
  now,
  refresh,
}: Pick<KeyCache, 'refresh'> & { sql: Sql; now: () => Date }): PublisherTrust => ({
  trustPublisher: async (key) => {
    if ((await selectKeySets(sql)).length > 0) return
    await insertPublicKey(sql, await toPublicKey(key), 'publisher', now())
    await refresh()
  },
  adoptPublisherKeys: async (statement, by) => {
    const adopted = await sql.begin((tx) => adoptKeySet(tx, { statement, by, now: now() }))
    await refresh()
    return adopted
  },
  listPublisherKeySets: async () => [...(await selectKeySets(sql))],
})

/** An old key stays as long as its last token lives, and an hour for slow clocks; published versions have no end. */
const retirementDelayMs: Record<KeyUse, number | null> = {
  access: tokenLifetime.access * 1000 + hourMs,
  license: tokenLifetime.license * 1000 + hourMs,
  publisher: null,
}

const findSigningKey = (rows: KeyRow[], use: KeyUse, now: Date) =>
  rows.findLast(
    (row) => row.use === use && row.sealedPrivate && row.activeFrom <= now.toISOString(),
  )

const findNextKey = (rows: KeyRow[], use: KeyUse, now: Date) =>
  rows.find((row) => row.use === use && row.sealedPrivate && row.activeFrom > now.toISOString())

const describeKeys = (rows: KeyRow[], now: Date): KeyDescription[] =>
  rows.map(({ kid, use, sealedPrivate, activeFrom, retiresAt }) => {
    const isSigning = findSigningKey(rows, use, now)?.kid === kid
    const begins = activeFrom > now.toISOString() ? `signs from ${activeFrom} on` : undefined
    const ends = retiresAt ? `counts until ${retiresAt}` : undefined
    const place = sealedPrivate ? 'counts' : 'its private half is elsewhere'
    const states = [begins, isSigning ? 'signs' : undefined, ends].filter(Boolean)
    return { kid, use, state: states.join(', ') || place }
  })

export const openSigningKeys = (settings: Settings): SigningKeys => {
  const { sql, masterKey, now = () => new Date(), cacheMs = 10_000 } = settings
  const cache = openKeyCache({ sql, now, cacheMs })
  const opened = new Map<string, PrivateSigningKey>()

  const findCurrent = async (use: KeyUse) => {
    const row = findSigningKey(await cache.listActive(), use, now())
    if (!row) return undefined
    const key = opened.get(row.kid) ?? unsealKey(row, masterKey)
    opened.set(row.kid, key)
    return key
  }

  const current = async (use: KeyUse) => {
    const key = await findCurrent(use)
    if (key) return key
    throw new Error(`expected a ${use} key to sign with at ${now().toISOString()}, found none`)
  }

  const publicKeys = async (...uses: KeyUse[]): Promise<PublicSigningKey[]> =>
    (await cache.listActive()).filter(({ use }) => uses.includes(use)).map((row) => row.publicJwk)

  const make = async (tx: TransactionSql, use: KeyUse, activeFrom: Date) => {
    const key = await generateKeyPair()
    await insertKey(tx, { key, use, activeFrom, masterKey })
    return key.kid
  }

  const ensure = async (uses: KeyUse[]) => {
    const missing = (rows: KeyRow[]) => uses.filter((use) => !findSigningKey(rows, use, now()))
    if (missing(await cache.listActive()).length === 0) return
    await sql.begin(async (tx) => {
      await lockKeys(tx)
      for (const use of missing(await selectActiveKeys(tx, now()))) await make(tx, use, now())
    })
    await cache.refresh()
  }

  const rotate = async (use: KeyUse, { activateInHours }: { activateInHours: number }) => {
    const activeFrom = new Date(now().getTime() + activateInHours * hourMs)
    const kid = await sql.begin(async (tx) => {
      await lockKeys(tx)
      const next = findNextKey(await selectActiveKeys(tx, now()), use, now())
      if (next) return next.kid // Asked for twice: one new key is enough.
      const made = await make(tx, use, activeFrom)
      const stay = retirementDelayMs[use]
      if (stay !== null) await retireOtherKeys(tx, use, made, new Date(activeFrom.getTime() + stay))
      return made
    })
    await cache.refresh()
    return kid
  }

  return {
    getCurrent: current,
    findCurrent,
    listVerificationKeys: publicKeys,
    getJwks: async () => ({ keys: await publicKeys('access', 'license') }),
    getPublisherJwks: async () => ({ keys: await publicKeys('publisher') }),
    describe: async () => describeKeys(await cache.listActive(), now()),
    ensure,
    rotate,
    ...openPublisherTrust({ sql, now, refresh: cache.refresh }),
    refresh: cache.refresh,
  }
}
