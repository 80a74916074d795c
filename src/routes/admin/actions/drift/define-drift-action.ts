import type { DriftFindingRow } from '../../../../../projections/queries/drift-findings'
import type { DriftFindingFacts } from '../../../../domain/drift/allowed-drift-actions'
import type { DriftCommand } from '../../../../domain/drift/decide-drift'
import { type ActionKind, defineAdminAction } from '../define-action'

export type DriftActionKind = ActionKind<
  DriftFindingRow,
  DriftFindingFacts,
  DriftFindingRow,
  DriftCommand
>

export const defineDriftAction = defineAdminAction<DriftActionKind>()
