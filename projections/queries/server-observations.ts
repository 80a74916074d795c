import type { Sql } from '../projection'

/** What the last look at Coolify saw. */
export type ServerLookRow = { serverId: string; lookedAt: string; isUsable: boolean }

export const serverLooks = (sql: Sql) =>
  sql<ServerLookRow[]>`select server_id, looked_at, is_usable from server_looks`
