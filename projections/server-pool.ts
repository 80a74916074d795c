import type { ServerStrategy } from '../events/server'
import { parseStreamId } from '../events/streams'
import type { Projection, Sql } from './projection'

/** How new projects are spread over the servers, and whose turn it is. */
export type ServerPoolRow = { strategy: ServerStrategy; serverId: string | null; turn: number }

export const serverPoolProjection: Projection = {
  table: 'server_pool',
  key: ['id'],
  changes: (event) =>
    event.type === 'ServerStrategyChosen'
      ? [
          {
            put: {
              id: parseStreamId(event.stream),
              strategy: event.data.strategy,
              server_id: event.data.serverId ?? null,
            },
          },
        ]
      : [],
}

export const readServerPool = async (sql: Sql): Promise<ServerPoolRow> => {
  const [found] = await sql<ServerPoolRow[]>`
    select coalesce(p.strategy, 'least_loaded') as strategy, p.server_id, t.turn
    from server_turns t left join server_pool p on p.id = t.id where t.id = 'main'`
  return found ?? { strategy: 'least_loaded', serverId: null, turn: 0 }
}
