import type { FieldError } from '../../../events/refusal-error'
import type { ProjectRow } from '../../../projections/projects'
import type { VendorPlan } from '../../../src/domain/project/plan-request'
import type { ProjectAction } from '../projects/project-view-model'

/** The acts that can be done to many projects at once. */
export const bulkActions = [
  'resumption',
  'pause',
  'deployment',
  'suspension',
  'reinstatement',
  'archiving',
] as const satisfies readonly ProjectAction[]
export type BulkAction = (typeof bulkActions)[number]

/** What would become of one project, or what became of it; a plan is missing where time ran out. */
export type BulkActionOutcome =
  | { kind: 'planned'; plan?: VendorPlan }
  | { kind: 'done' }
  | { kind: 'unchanged' }
  | { kind: 'refused'; code: string }
  | { kind: 'failed' }

export type BulkActionLine = {
  project: Pick<ProjectRow, 'id' | 'name' | 'domainName'>
  outcome: BulkActionOutcome
}

export type BulkActionViewModel = {
  action: BulkAction
  lines: readonly BulkActionLine[]
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}
