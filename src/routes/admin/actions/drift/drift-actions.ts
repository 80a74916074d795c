import type { DriftFindingRow } from '../../../../../projections/queries/drift-findings'
import type { AdminAction } from '../define-action'
import { acceptance } from './acceptance'
import { adoption } from './adoption'
import type { DriftActionKind } from './define-drift-action'
import { repair } from './repair'

/** Every action on a finding, in the order in which the page offers them. */
export const driftActions: readonly AdminAction<DriftActionKind>[] = [repair, adoption, acceptance]

export const allowedDriftActions = (finding: DriftFindingRow) =>
  driftActions.filter((action) => action.isAllowed(finding))
