import { findProject } from '../../../projections/queries/projects'
import { projectResourceName, siteResourceName } from '../../integrations/coolify/site-application'
import type { StepContext } from '../engine/process'

/** What a project's things are called at Coolify: all of it together, its site, and where its data is. */
export const coolifyNames = async ({ project, sql }: StepContext) => {
  const row = await findProject(sql, project.id)
  if (!row) throw new Error(`expected project ${project.id}, found none`)
  return {
    all: projectResourceName(row.slug, project.id),
    application: siteResourceName(row.slug, project),
    // A live site's data stays where it is.
    database: siteResourceName(row.slug, {
      id: project.id,
      moves: project.movesWhenLive ?? project.moves,
    }),
  }
}
