import type { FieldError } from '../../../events/refusal-error'
import type { ServerObservationRow } from '../../../projections/queries/servers'
import type { ServerPoolRow } from '../../../projections/server-pool'
import type { ServerRequestRow } from '../../../projections/server-requests'
import type { ServerRow } from '../../../projections/servers'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'

export const serverActions = [
  'return',
  'capacity',
  'maintenance',
  'closing',
  'opening',
  'description',
  'removal',
] as const
export type ServerAction = (typeof serverActions)[number]

export const serverRequestActions = ['validation', 'withdrawal'] as const
export type ServerRequestAction = (typeof serverRequestActions)[number]

/** A form that was refused, shown again with what was typed. */
export type RefusedForm<Act extends string = string> = {
  action: Act
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

/** `waiting`: how many projects wait for a place; `looks` by server's id. */
export type ServerListing = {
  servers: readonly ServerRow[]
  requests: readonly ServerRequestRow[]
  observations: Readonly<Record<string, ServerObservationRow>>
  pool: ServerPoolRow
  waitingCount: number
  /** Places that the next projects can take. */
  freeSlots: number
  refused?: RefusedForm | undefined
}

/** The acts that are possible now for this viewer; the others are not offered. */
export type ServerViewModel = {
  server: ServerRow
  observation?: ServerObservationRow | undefined
  actions: readonly ServerAction[]
  latest: readonly HistoryEntry[]
  names: DisplayNames
  refused?: RefusedForm<ServerAction> | undefined
}

/** A new server's form; `keys` is what Coolify holds, undefined while it does not answer. */
export type NewServerViewModel = {
  keys: readonly { uuid: string; name: string }[] | undefined
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}
