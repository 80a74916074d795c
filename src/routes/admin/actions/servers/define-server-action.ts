import type { ServerRow } from '../../../../../projections/servers/servers'
import type { ServerActionModel } from '../../../../../views/admin/servers/server-view-model'
import type { ServerFacts } from '../../../../domain/server/allowed-actions'
import type { ServerCommand } from '../../../../domain/server/decide-server'
import { type ActionKind, defineCodedAction } from '../define-action'

export type ServerActionKind = ActionKind<ServerRow, ServerFacts, ServerActionModel, ServerCommand>

export const defineServerAction = defineCodedAction<ServerActionKind>()((t) => t.servers.actions)
