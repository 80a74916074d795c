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

/** A refused form with the submitted values, to be shown again. */
export type RefusedForm<Act extends string = string> = {
  action: Act
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

/** `waitingCount`: projects that wait for a free slot; `observations` by server id. */
export type ServerListing = {
  servers: readonly ServerRow[]
  requests: readonly ServerRequestRow[]
  observations: Readonly<Record<string, ServerObservationRow>>
  pool: ServerPoolRow
  waitingCount: number
  /** Slots free for new projects. */
  freeSlots: number
  refused?: RefusedForm | undefined
}

/** The actions that this viewer may perform now; others are not offered. */
export type ServerViewModel = {
  server: ServerRow
  observation?: ServerObservationRow | undefined
  actions: readonly ServerAction[]
  latest: readonly HistoryEntry[]
  names: DisplayNames
  refused?: RefusedForm<ServerAction> | undefined
}

/**
 * The form of a new server; `keys`: the SSH keys at Coolify, undefined if Coolify does not answer.
 */
export type NewServerViewModel = {
  keys: readonly { uuid: string; name: string }[] | undefined
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}
