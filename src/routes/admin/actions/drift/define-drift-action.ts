import type { DriftFindingRow } from '../../../../../projections/queries/drift-findings'
import type { DriftFindingFacts } from '../../../../domain/drift/allowed-drift-actions'
import type { DriftCommand } from '../../../../domain/drift/decide-drift'
import { defineAdminAction } from '../define-action'

export type DriftActionKind = {
  subject: DriftFindingRow
  facts: DriftFindingFacts
  model: DriftFindingRow
  command: DriftCommand
}

export const defineDriftAction = defineAdminAction<DriftActionKind>()
