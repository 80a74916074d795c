import type { ServerRequestRow } from '../../../../../projections/server-requests'
import type { ServerRow } from '../../../../../projections/servers'
import type { ServerActionModel } from '../../../../../views/admin/servers/server-view-model'
import type { ServerFacts, ServerRequestFacts } from '../../../../domain/server/allowed-actions'
import type { ServerCommand } from '../../../../domain/server/decide-server'
import { type ActionKind, defineCodedAction } from '../define-action'

export type ServerActionKind = ActionKind<ServerRow, ServerFacts, ServerActionModel, ServerCommand>

export const defineServerAction = defineCodedAction<ServerActionKind>()((t) => t.servers.actions)

export type ServerRequestActionKind = ActionKind<
  ServerRequestRow,
  ServerRequestFacts,
  object,
  ServerCommand
>

/** For a server that Coolify has not reached yet. */
export const defineServerRequestAction = defineCodedAction<ServerRequestActionKind>()(
  (t) => t.servers.requestActions,
)
