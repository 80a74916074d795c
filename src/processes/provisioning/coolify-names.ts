import { findProject } from '../../../projections/queries/projects'
import { siteNames } from '../../domain/plan/site-names'
import type { StepContext } from '../engine/process'

/** What the project's resources are called at Coolify. */
export const coolifyNames = async ({ project, sql }: StepContext) => {
  const row = await findProject(sql, project.id)
  if (!row) throw new Error(`expected project ${project.id}, found none`)
  return siteNames({ ...project, projectId: project.id, slug: row.slug })
}
