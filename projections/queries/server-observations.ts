import type { Sql } from '../projection'

/** What the last look at Coolify saw. */
export type ServerObservationRow = { serverId: string; lookedAt: string; isUsable: boolean }

export const listServerObservations = (sql: Sql) =>
  sql<ServerObservationRow[]>`select server_id, looked_at, is_usable from server_looks`
