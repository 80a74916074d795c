import type { ServerRequestRow } from '../../../../../projections/server-requests'
import type { ServerRow } from '../../../../../projections/servers'
import type { ServerActionModel } from '../../../../../views/admin/servers/server-view-model'
import type { ServerFacts, ServerRequestFacts } from '../../../../domain/server/allowed-actions'
import type { ServerCommand } from '../../../../domain/server/decide-server'
import { defineAdminAction } from '../define-action'

export type ServerActionKind = {
  subject: ServerRow
  facts: ServerFacts
  model: ServerActionModel
  command: ServerCommand
}
export const defineServerAction = defineAdminAction<ServerActionKind>()

export type ServerRequestActionKind = {
  subject: ServerRequestRow
  facts: ServerRequestFacts
  model: object
  command: ServerCommand
}
/** For a server that Coolify has not reached yet. */
export const defineServerRequestAction = defineAdminAction<ServerRequestActionKind>()
