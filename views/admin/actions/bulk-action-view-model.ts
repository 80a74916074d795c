import type { ProjectRow } from '../../../projections/projects'
import type { Plan } from '../../../src/domain/project/plan-request'
import type { Problem } from '../../parts/field-name'
import type { ProjectAct } from '../projects/project-view-model'

/** The acts that can be done to many projects at once. */
export const bulkActs = [
  'resumption',
  'pause',
  'deployment',
  'suspension',
  'reinstatement',
  'archiving',
] as const satisfies readonly ProjectAct[]
export type BulkAct = (typeof bulkActs)[number]

/** What would become of one project, or what became of it; a plan is missing where time ran out. */
export type BulkOutcome =
  | { kind: 'planned'; plan?: Plan }
  | { kind: 'done' }
  | { kind: 'unchanged' }
  | { kind: 'refused'; code: string }
  | { kind: 'failed' }

export type BulkLine = {
  project: Pick<ProjectRow, 'id' | 'name' | 'domainName'>
  outcome: BulkOutcome
}

export type BulkShown = {
  act: BulkAct
  lines: readonly BulkLine[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}
