import type { DriftFindingRow, DriftRunRow } from '../../../projections/queries/drift-findings'
import type { Problem } from '../../parts/field-name'
import type { Names } from '../../texts/display-names'

/** What people can do about a finding. */
export type DriftAct = 'repair' | 'adopt' | 'ignore'

/** A form that was refused, shown again with what was typed; `target`: a finding's id, or `check`. */
export type RefusedDriftAct = {
  target: string
  act: DriftAct | 'check'
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

export type DriftShown = {
  findings: readonly DriftFindingRow[]
  /** The newest that came to its end. */
  ended?: DriftRunRow | undefined
  /** A run was asked for and is not at its end. */
  underWay: boolean
  names: Names
  refused?: RefusedDriftAct | undefined
}
