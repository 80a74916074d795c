import { isGivenUp } from '../../domain/project/state'
import type { Process, Step } from '../engine/process'
import { later, patiently } from '../engine/process'
import { siteNames } from '../provisioning/coolify-names'
import { isToAsk } from '../teardown/is-deletion-request-due'

/** What a project has left behind at a server that it moved away from; its data stays. */
const removeOldSite: Step = {
  id: 'verification',
  run: async (bench) => {
    const { coolify, project } = bench
    // One that was given up is taken down as a whole.
    if (isGivenUp(project)) return undefined
    // However long the move takes: the old site serves until then.
    if (!project.causes.SiteVerified) return patiently(10, { code: 'NOT_VERIFIED', owner: 'us' })
    const { all, application, database } = await siteNames(bench)
    const standing = await coolify.standing(all)
    const applications = standing.applications.filter(({ name }) => name !== application)
    const databases = standing.databases.filter(({ name }) => name !== database)
    if (applications.length + databases.length === 0) return undefined
    if (isToAsk(bench)) {
      for (const { uuid } of applications) await coolify.deleteApplication(uuid)
      for (const { uuid } of databases) await coolify.deleteDatabase(uuid)
    }
    return later(1, { vendor: 'coolify', code: 'REMOVING', owner: 'vendor' })
  },
}

/** After a change of server: what stands at the old one goes once the site was seen at the new one. */
export const clearing: Process = {
  queue: 'clearing',
  // An old site that stays costs a place at its server.
  inVain: 'insist',
  table: { ServerReassigned: removeOldSite },
}
