import type { RecordedEvent } from '../../../events'
import type { ServerStrategyChosen } from '../../../events/operations/server'
import { RefusalError } from '../../../events/refusal-error'

/** `known`: the ids of all servers that are there. */
export type ServerPoolCommand = {
  type: 'ChooseStrategy'
  data: ServerStrategyChosen['data']
  serverIds: readonly string[]
}

/** How new projects are spread over all servers; the same choice again is no news. */
export const decideServerPool = (
  { data, serverIds }: ServerPoolCommand,
  events: readonly RecordedEvent[],
): ServerStrategyChosen[] => {
  const { strategy } = data
  const serverId = strategy === 'specific' ? data.serverId : undefined
  if (strategy === 'specific' && !serverIds.includes(serverId ?? ''))
    throw new RefusalError(
      'UNKNOWN_SERVER',
      `expected one of ${serverIds.length} servers, found ${serverId ?? 'none'}`,
      [{ pointer: '/serverId', code: 'UNKNOWN_SERVER' }],
    )
  const last = events.findLast((event) => event.type === 'ServerStrategyChosen')?.data
  const before = { strategy: last?.strategy ?? 'least_loaded', serverId: last?.serverId }
  if (before.strategy === strategy && before.serverId === serverId) return []
  return [{ type: 'ServerStrategyChosen', data: { strategy, ...(serverId ? { serverId } : {}) } }]
}
