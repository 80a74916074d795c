import { serverPoolStream, serverStream } from '../../../events/streams'
import type { ServerCommand } from '../../domain/server/decide-server'
import { decideServer } from '../../domain/server/decide-server'
import type { ServerPoolCommand } from '../../domain/server/decide-server-pool'
import { decideServerPool } from '../../domain/server/decide-server-pool'
import type { Tell } from '../../store/event-store/command-handler'
import { telling } from '../../store/event-store/command-handler'
import type { Store } from '../../store/event-store/event-store'

/** Commands to one server. */
export const tellServer = (store: Store): Tell<ServerCommand> =>
  telling(store, serverStream, decideServer)

/** Commands to what holds for all servers; there is one pool, whatever its id. */
export const tellServerPool = (store: Store): Tell<ServerPoolCommand> =>
  telling(
    store,
    () => serverPoolStream,
    (_, command, events) => decideServerPool(command, events),
  )
