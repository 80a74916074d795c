import type { FieldError } from '../../../events/refusal-error'
import type { DriftFindingRow, DriftRunRow } from '../../../projections/queries/drift-findings'
import type { DisplayNames } from '../../texts/display-names'

/** What people can do about a finding. */
export type DriftAction = 'repair' | 'adopt' | 'ignore'

/** A form that was refused, shown again with what was typed; `target`: a finding's id, or `check`. */
export type RefusedDriftForm = {
  target: string
  action: DriftAction | 'check'
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

export type DriftViewModel = {
  findings: readonly DriftFindingRow[]
  /** The newest that came to its end. */
  lastRun?: DriftRunRow | undefined
  /** A run was asked for and is not at its end. */
  isRunning: boolean
  names: DisplayNames
  refused?: RefusedDriftForm | undefined
}
