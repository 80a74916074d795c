import { projectById } from '../../projections/projects'
import { siteName, vendorName } from '../integrations/coolify/vendor-name'
import type { Bench, Process, Step } from './process'
import { later } from './process'

const named = async ({ project, sql }: Bench) => {
  const row = await projectById(sql, project.id)
  if (!row) throw new Error(`expected project ${project.id}, found none`)
  return {
    all: vendorName(row.slug, project.id),
    application: siteName(row.slug, project),
    database: siteName(row.slug, { id: project.id, moves: project.home ?? project.moves }),
  }
}

/** What a project has left behind at a server that it moved away from; its data stays. */
const removeOldSite: Step = {
  id: 'verification',
  run: async (bench) => {
    const { coolify, look, project } = bench
    if (project.moves === 0) return undefined
    const { all, application, database } = await named(bench)
    const standing = await coolify.standing(all)
    const applications = standing.applications.filter(({ name }) => name !== application)
    const databases = standing.databases.filter(({ name }) => name !== database)
    if (applications.length + databases.length === 0) return undefined
    if (look % 30 === 0) {
      for (const { uuid } of applications) await coolify.deleteApplication(uuid)
      for (const { uuid } of databases) await coolify.deleteDatabase(uuid)
    }
    return later(1, { vendor: 'coolify', code: 'REMOVING', owner: 'vendor' })
  },
}

/** After a move: the old site goes once the new one was seen. */
export const clearing: Process = {
  queue: 'clearing',
  inVain: 'alert',
  table: { SiteVerified: removeOldSite },
}
