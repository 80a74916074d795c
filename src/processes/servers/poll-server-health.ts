import type { ServerRow } from '../../../projections/servers'
import { allServers } from '../../../projections/servers'
import type { ServerCommand } from '../../domain/server/decide-server'
import type { Context } from '../../store/event-store/event-store'
import type { Tools } from '../engine/process'
import { takeWatch } from '../engine/watch-lease'
import { tellServer } from './server-command-handlers'

type Watching = Pick<Tools, 'sql' | 'store' | 'coolify' | 'now'>

const everySeconds = 60
/** Two looks within this time say the same. */
const sameLookMs = 20_000
const missesUntilOffline = 2

/** Keeps what was seen; answers how often in a row the server could not be used. */
const note = async ({ sql, now }: Watching, serverId: string, isUsable: boolean) => {
  const at = now()
  const fresh = new Date(at.getTime() - sameLookMs)
  const [noted] = await sql<{ misses: number }[]>`
    insert into server_looks as l (server_id, looked_at, is_usable, misses)
    values (${serverId}, ${at}, ${isUsable}, ${isUsable ? 0 : 1})
    on conflict (server_id) do update set looked_at = excluded.looked_at,
      is_usable = excluded.is_usable,
      misses = case when excluded.is_usable then 0
        when l.misses > 0 and l.looked_at > ${fresh} then l.misses else l.misses + 1 end
    returning misses`
  return noted?.misses ?? 0
}

/** Looks without news tell nothing, so that they add no events. */
const newsOf = ({ status }: ServerRow, misses: number): ServerCommand | undefined => {
  if (misses === 0) return status === 'offline' ? { type: 'NoteUsable' } : undefined
  return status === 'active' && misses >= missesUntilOffline ? { type: 'NoteUnusable' } : undefined
}

const look = async (watching: Watching) => {
  const found = await watching.coolify.servers()
  const tell = tellServer(watching.store)
  for (const server of await allServers(watching.sql)) {
    const isUsable = found.some(({ uuid, usable }) => uuid === server.coolifyUuid && usable)
    const news = newsOf(server, await note(watching, server.id, isUsable))
    const id = crypto.randomUUID()
    const context: Context = { by: 'system:servers', correlationId: id, causationId: id }
    if (news) await tell(context, server.id, news)
  }
}

/** Asks Coolify every minute which servers it can use; its silence says nothing about them. */
export const watchServers = async (watching: Watching): Promise<'looked' | 'not due'> => {
  if (!(await takeWatch(watching.sql, 'servers', everySeconds))) return 'not due'
  await look(watching)
  return 'looked'
}
