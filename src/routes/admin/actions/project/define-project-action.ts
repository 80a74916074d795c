import type { ProjectRow } from '../../../../../projections/projects'
import type { ProjectActionModel } from '../../../../../views/admin/projects/project-view-model'
import type { ProjectFacts } from '../../../../domain/project/allowed-actions'
import type { ProjectCommand } from '../../../../domain/project/commands'
import { type ActionKind, defineCodedAction } from '../define-action'

export type ProjectActionKind = ActionKind<
  ProjectRow,
  ProjectFacts,
  ProjectActionModel,
  ProjectCommand
>

export const defineProjectAction = defineCodedAction<ProjectActionKind>()((t) => t.project.actions)
