import type { Sql } from '../../../projections/projection'

type ServerLook = {
  serverId: string
  isUsable: boolean
  lookedAt: Date
  /** Two failures within this time count as one. */
  samePollMs: number
}

/** Answers how often in a row the server could not be used. */
export const saveServerLook = async (
  sql: Sql,
  { serverId, isUsable, lookedAt, samePollMs }: ServerLook,
): Promise<number> => {
  const recent = new Date(lookedAt.getTime() - samePollMs)
  const [saved] = await sql<{ misses: number }[]>`
    insert into server_looks as l (server_id, looked_at, is_usable, misses)
    values (${serverId}, ${lookedAt}, ${isUsable}, ${isUsable ? 0 : 1})
    on conflict (server_id) do update set looked_at = excluded.looked_at,
      is_usable = excluded.is_usable,
      misses = case when excluded.is_usable then 0
        when l.misses > 0 and l.looked_at > ${recent} then l.misses else l.misses + 1 end
    returning misses`
  return saved?.misses ?? 0
}
