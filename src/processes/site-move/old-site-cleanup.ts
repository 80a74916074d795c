import { listFormerResources } from '../../domain/plan/site-removal'
import { isAbandoned } from '../../domain/project/state'
import { nothingToDo, pollIn, waitWithoutDeadline } from '../engine/job-outcome'
import type { Process, Step } from '../engine/process'
import { coolifyNames } from '../provisioning/coolify-names'
import { isDeletionRequestDue } from '../teardown/is-deletion-request-due'

/** Removes what a project has left at a server that it moved away from; its volumes stay. */
const removeOldSite: Step = {
  id: 'verification',
  run: async (context) => {
    const { coolify, project } = context
    if (isAbandoned(project)) return nothingToDo('the project is taken down as a whole')
    // The old site serves until then, however long the move takes.
    if (!project.eventIds.SiteVerified)
      return waitWithoutDeadline(10, { code: 'NOT_VERIFIED', owner: 'us' })
    const names = await coolifyNames(context)
    const inventory = await coolify.getProjectInventory(names.project)
    const { applications, databases } = listFormerResources(inventory, names)
    if (applications.length + databases.length === 0) return undefined
    if (isDeletionRequestDue(context)) {
      for (const { uuid } of applications) await coolify.deleteApplication(uuid)
      for (const { uuid } of databases) await coolify.deleteDatabase(uuid)
    }
    return pollIn(1, { vendor: 'coolify', code: 'REMOVING', owner: 'vendor' })
  },
}

/** After a change of server: the old site is removed once the new one is verified. */
export const oldSiteCleanup: Process = {
  queue: 'clearing',
  // An old site that stays takes a slot at its server.
  onFailure: 'retry',
  table: { ServerReassigned: removeOldSite },
}
