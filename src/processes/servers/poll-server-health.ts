import { listServerRows } from '../../../projections/queries/servers'
import type { ServerRow } from '../../../projections/servers/servers'
import type { ServerCommand } from '../../domain/server/decide-server'
import type { CommandContext } from '../../store/event-store/event-store'
import { saveServerLook } from '../../store/ledgers/server-looks'
import { acquireWatchLease } from '../../store/ledgers/watch-lease'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { createServerCommandHandler } from './server-command-handlers'

type ServerHealthDependencies = Pick<ProcessDependencies, 'sql' | 'store' | 'coolify' | 'now'>

const intervalSeconds = 60
/** Two looks within this time say the same. */
const samePollMs = 20_000
const missesUntilOffline = 2

/** Keeps what was observed; answers how often in a row the server could not be used. */
const recordObservation = (
  { sql, now }: ServerHealthDependencies,
  serverId: string,
  isUsable: boolean,
) => saveServerLook(sql, { serverId, isUsable, lookedAt: now(), samePollMs })

/** Looks without news tell nothing, so that they add no events. */
const statusCommand = ({ status }: ServerRow, misses: number): ServerCommand | undefined => {
  if (misses === 0) return status === 'offline' ? { type: 'NoteUsable' } : undefined
  return status === 'active' && misses >= missesUntilOffline ? { type: 'NoteUnusable' } : undefined
}

const observeServers = async (watching: ServerHealthDependencies, signal?: AbortSignal) => {
  const found = await watching.coolify.listServers()
  const tell = createServerCommandHandler(watching.store)
  for (const server of await listServerRows(watching.sql)) {
    signal?.throwIfAborted()
    const isUsable = found.some(({ uuid, usable }) => uuid === server.coolifyUuid && usable)
    const news = statusCommand(server, await recordObservation(watching, server.id, isUsable))
    const id = crypto.randomUUID()
    const context: CommandContext = { by: 'system:servers', correlationId: id, causationId: id }
    if (news) await tell(context, server.id, news)
  }
}

/** Asks Coolify every minute which servers it can use; its silence says nothing about them. */
export const pollServerHealth = async (
  watching: ServerHealthDependencies,
  signal?: AbortSignal,
): Promise<'looked' | 'not due'> => {
  if (!(await acquireWatchLease(watching.sql, 'servers', intervalSeconds))) return 'not due'
  await observeServers(watching, signal)
  return 'looked'
}
