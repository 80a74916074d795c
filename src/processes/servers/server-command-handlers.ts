import { serverPoolStream, serverStream } from '../../../events/streams'
import type { ServerCommand } from '../../domain/server/decide-server'
import { decideServer } from '../../domain/server/decide-server'
import type { ServerPoolCommand } from '../../domain/server/decide-server-pool'
import { decideServerPool } from '../../domain/server/decide-server-pool'
import type { CommandHandler } from '../../store/event-store/command-handler'
import { createCommandHandler } from '../../store/event-store/command-handler'
import type { EventStore } from '../../store/event-store/event-store'

/** Commands to one server. */
export const createServerCommandHandler = (store: EventStore): CommandHandler<ServerCommand> =>
  createCommandHandler(store, serverStream, decideServer)

/** Commands to what holds for all servers; there is one pool, whatever its id. */
export const createServerPoolCommandHandler = (
  store: EventStore,
): CommandHandler<ServerPoolCommand> =>
  createCommandHandler(
    store,
    () => serverPoolStream,
    (_, command, events) => decideServerPool(command, events),
  )
