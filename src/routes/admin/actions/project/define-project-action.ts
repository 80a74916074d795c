import type { ProjectRow } from '../../../../../projections/projects'
import type { ProjectActionModel } from '../../../../../views/admin/projects/project-view-model'
import type { ProjectFacts } from '../../../../domain/project/allowed-actions'
import type { ProjectCommand } from '../../../../domain/project/commands'
import { defineAdminAction } from '../define-action'

export type ProjectActionKind = {
  subject: ProjectRow
  facts: ProjectFacts
  model: ProjectActionModel
  command: ProjectCommand
}

export const defineProjectAction = defineAdminAction<ProjectActionKind>()
