import type { ServerStrategy } from '../../events/operations/server'
import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

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
