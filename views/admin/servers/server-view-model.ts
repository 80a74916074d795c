import type { ServerLookRow } from '../../../projections/queries/server-observations'
import type { ServerPool } from '../../../projections/server-pool'
import type { ServerRequestRow } from '../../../projections/server-requests'
import type { ServerRow } from '../../../projections/servers'
import type { Told } from '../../audit/history-entry'
import type { Problem } from '../../parts/field-name'
import type { Names } from '../../texts/display-names'

export const serverActs = [
  'return',
  'capacity',
  'maintenance',
  'closing',
  'opening',
  'description',
  'removal',
] as const
export type ServerAct = (typeof serverActs)[number]

export const requestActs = ['validation', 'withdrawal'] as const
export type RequestAct = (typeof requestActs)[number]

/** A form that was refused, shown again with what was typed. */
export type RefusedForm<Act extends string = string> = {
  act: Act
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `waiting`: how many projects wait for a place; `looks` by server's id. */
export type ServerListing = {
  servers: readonly ServerRow[]
  requests: readonly ServerRequestRow[]
  looks: Readonly<Record<string, ServerLookRow>>
  pool: ServerPool
  waiting: number
  /** Places that the next projects can take. */
  places: number
  refused?: RefusedForm | undefined
}

/** The acts that are possible now for this viewer; the others are not offered. */
export type ServerShown = {
  server: ServerRow
  look?: ServerLookRow | undefined
  acts: readonly ServerAct[]
  latest: readonly Told[]
  names: Names
  refused?: RefusedForm<ServerAct> | undefined
}

/** A new server's form; `keys` is what Coolify holds, undefined while it does not answer. */
export type ServerAsked = {
  keys: readonly { uuid: string; name: string }[] | undefined
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}
