import type { ServerObservationRow } from '../../../projections/queries/servers'
import type { ServerPoolRow } from '../../../projections/servers/server-pool'
import type { ServerRequestRow } from '../../../projections/servers/server-requests'
import type { ServerRow } from '../../../projections/servers/servers'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'
import type { ActionView, RefusedForm } from '../actions/action-view'

/** What the fields of an action on a server show. */
export type ServerActionModel = { server: ServerRow }

export type OfferedServerRequest = ServerRequestRow & { actions: readonly ActionView<object>[] }

/** What the fields of the strategy's form show. */
export type ServerPoolModel = { servers: readonly ServerRow[]; pool: ServerPoolRow }

/** `waitingCount`: how many projects wait for a slot; `observations` by server's id. */
export type ServerListing = ServerPoolModel & {
  requests: readonly OfferedServerRequest[]
  observations: Readonly<Record<string, ServerObservationRow>>
  waitingCount: number
  /** Slots free for new projects. */
  freeSlots: number
  strategyAction: ActionView<ServerPoolModel>
  refused?: RefusedForm | undefined
  /** The form of a new server, where it is open. */
  newServer?: NewServerViewModel | undefined
}

/** The actions that are allowed now for this viewer; the others are not offered. */
export type ServerViewModel = {
  server: ServerRow
  observation?: ServerObservationRow | undefined
  actions: readonly ActionView<ServerActionModel>[]
  latest: readonly HistoryEntry[]
  names: DisplayNames
  refused?: RefusedForm | undefined
}

/** The private keys that Coolify holds for signing in at a server. */
export type NewServerModel = { keys: readonly { uuid: string; name: string }[] }

/** A new server's form; `keys` is undefined while Coolify does not answer. */
export type NewServerViewModel = {
  keys: NewServerModel['keys'] | undefined
  action: ActionView<NewServerModel>
  /** As it was sent; empty where it is new. */
  refused: RefusedForm
}
