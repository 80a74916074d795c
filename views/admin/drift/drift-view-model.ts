import type { DriftFindingRow, DriftRunRow } from '../../../projections/queries/drift-findings'
import type { DisplayNames } from '../../texts/display-names'
import type { ActionView, RefusedForm } from '../actions/action-view'

/** A finding with the actions that are allowed on it now. */
export type OfferedFinding = DriftFindingRow & { actions: readonly ActionView<DriftFindingRow>[] }

export type DriftViewModel = {
  findings: readonly OfferedFinding[]
  /** The newest that came to its end. */
  lastRun?: DriftRunRow | undefined
  /** A run was ordered and is not at its end. */
  isRunning: boolean
  /** Orders a run. */
  checkAction: ActionView<object>
  names: DisplayNames
  refused?: RefusedForm | undefined
}
