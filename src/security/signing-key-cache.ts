import type { Sql } from 'postgres'
import { type KeyRow, selectActiveKeys } from './signing-key-rows'

export type KeyCache = {
  /** Keys whose signatures count now, the oldest first. */
  listActive(): Promise<KeyRow[]>
  refresh(): Promise<void>
}

type Settings = { sql: Sql; now: () => Date; cacheMs: number }

/** Tokens are checked at every call: the table is read once in `cacheMs`, and never kept after a failure. */
export const openKeyCache = ({ sql, now, cacheMs }: Settings): KeyCache => {
  let cached: { rows: Promise<KeyRow[]>; until: number } | undefined

  const read = () => {
    const mine = {
      rows: selectActiveKeys(sql, now()).then((rows) => [...rows]),
      until: performance.now() + cacheMs,
    }
    cached = mine
    mine.rows.catch(() => {
      if (cached === mine) cached = undefined
    })
    return mine.rows
  }

  return {
    listActive: async () => {
      const rows = await (cached && performance.now() < cached.until ? cached.rows : read())
      return rows.filter((row) => row.retiresAt === null || row.retiresAt > now().toISOString())
    },
    refresh: async () => void (await read()),
  }
}
