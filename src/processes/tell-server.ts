import { serverPoolStream, serverStream } from '../../events/streams'
import type { ServerCommand } from '../deciders/server'
import { decideServer } from '../deciders/server'
import type { ServerPoolCommand } from '../deciders/server-pool'
import { decideServerPool } from '../deciders/server-pool'
import type { Tell } from '../store/commands'
import { telling } from '../store/commands'
import type { Store } from '../store/store'

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
