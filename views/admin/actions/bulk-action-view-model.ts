import type { FieldError } from '../../../events/refusal-error'
import type { ProjectRow } from '../../../projections/projects'
import type { VendorPlan } from '../../../src/domain/plan/plan-request'
import type { ActionView } from './action-view'

/** What a form on many projects shows of its action. */
export type BulkAction = Pick<
  ActionView<never>,
  'code' | 'texts' | 'reasons' | 'needsNote' | 'isDangerous'
>

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
  /** Whether it was done, and the lines say what came of it. */
  isResult: boolean
  lines: readonly BulkActionLine[]
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}
