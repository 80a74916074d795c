import type { FieldError } from '../../../events/refusal-error'
import type { DriftFindingRow, DriftRunRow } from '../../../projections/queries/drift-findings'
import type { DisplayNames } from '../../texts/display-names'

/** The actions on a finding. */
export type DriftAction = 'repair' | 'adopt' | 'ignore'

/**
 * A refused form with the submitted values, to be shown again; `target`: a finding's id, or
 * `check`.
 */
export type RefusedDriftForm = {
  target: string
  action: DriftAction | 'check'
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

export type DriftViewModel = {
  findings: readonly DriftFindingRow[]
  /** The latest finished run. */
  lastRun?: DriftRunRow | undefined
  /** A run was requested and has not finished. */
  isRunning: boolean
  names: DisplayNames
  refused?: RefusedDriftForm | undefined
}
