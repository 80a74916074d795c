import { projectById } from '../../../projections/projects'
import { siteName, vendorName } from '../../integrations/coolify/resource-names'
import type { Bench } from '../engine/process'

/** What a project's things are called at Coolify: all of it together, its site, and where its data is. */
export const siteNames = async ({ project, sql }: Bench) => {
  const row = await projectById(sql, project.id)
  if (!row) throw new Error(`expected project ${project.id}, found none`)
  return {
    all: vendorName(row.slug, project.id),
    application: siteName(row.slug, project),
    // A live site's data stays where it is.
    database: siteName(row.slug, { id: project.id, moves: project.home ?? project.moves }),
  }
}
