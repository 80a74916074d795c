import type { Happened } from '../../../events'
import { Refused } from '../../../events/refusal-error'
import type { ServerStrategyChosen } from '../../../events/server'

/** `known`: the ids of all servers that are there. */
export type ServerPoolCommand = {
  type: 'ChooseStrategy'
  data: ServerStrategyChosen['data']
  known: readonly string[]
}

/** How new projects are spread over all servers; the same choice again is no news. */
export const decideServerPool = (
  { data, known }: ServerPoolCommand,
  events: readonly Happened[],
): ServerStrategyChosen[] => {
  const { strategy } = data
  const serverId = strategy === 'specific' ? data.serverId : undefined
  if (strategy === 'specific' && !known.includes(serverId ?? ''))
    throw new Refused(
      'UNKNOWN_SERVER',
      `expected one of ${known.length} servers, found ${serverId ?? 'none'}`,
      [{ pointer: '/serverId', code: 'UNKNOWN_SERVER' }],
    )
  const last = events.findLast((event) => event.type === 'ServerStrategyChosen')?.data
  const before = { strategy: last?.strategy ?? 'least_loaded', serverId: last?.serverId }
  if (before.strategy === strategy && before.serverId === serverId) return []
  return [{ type: 'ServerStrategyChosen', data: { strategy, ...(serverId ? { serverId } : {}) } }]
}
