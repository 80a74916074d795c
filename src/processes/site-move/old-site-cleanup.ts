import { isAbandoned } from '../../domain/project/state'
import { pollIn, waitWithoutDeadline } from '../engine/job-outcome'
import type { Process, Step } from '../engine/process'
import { coolifyNames } from '../provisioning/coolify-names'
import { isDeletionRequestDue } from '../teardown/is-deletion-request-due'

/** What a project has left behind at a server that it moved away from; its data stays. */
const removeOldSite: Step = {
  id: 'verification',
  run: async (context) => {
    const { coolify, project } = context
    // One that was given up is taken down as a whole.
    if (isAbandoned(project)) return undefined
    // However long the move takes: the old site serves until then.
    if (!project.eventIds.SiteVerified)
      return waitWithoutDeadline(10, { code: 'NOT_VERIFIED', owner: 'us' })
    const { all, application, database } = await coolifyNames(context)
    const standing = await coolify.getProjectInventory(all)
    const applications = standing.applications.filter(({ name }) => name !== application)
    const databases = standing.databases.filter(({ name }) => name !== database)
    if (applications.length + databases.length === 0) return undefined
    if (isDeletionRequestDue(context)) {
      for (const { uuid } of applications) await coolify.deleteApplication(uuid)
      for (const { uuid } of databases) await coolify.deleteDatabase(uuid)
    }
    return pollIn(1, { vendor: 'coolify', code: 'REMOVING', owner: 'vendor' })
  },
}

/** After a change of server: what stands at the old one goes once the site was seen at the new one. */
export const oldSiteCleanup: Process = {
  queue: 'clearing',
  // An old site that stays costs a place at its server.
  onFailure: 'retry',
  table: { ServerReassigned: removeOldSite },
}
