import { projectStream } from '../../../events/streams'
import type { SiteRemoval } from '../../domain/plan/site-removal'
import { planSiteRemoval } from '../../domain/plan/site-removal'
import { hasActiveJob } from '../../store/job-queue/job-queries'
import { pollIn } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { coolifyNames } from '../provisioning/coolify-names'
import { isDeletionRequestDue } from './is-deletion-request-due'

/** A running build is waited for: its result would be left after the removal. */
const isBuildRunning = ({ project, sql }: StepContext) =>
  hasActiveJob(sql, ['provisioning', 'naming'], projectStream(project.id))

/** Asks Coolify to delete what a teardown removes; its deletions go on behind the answer. */
const requestDeletions = async (
  context: StepContext,
  { applications, volumes, databases }: SiteRemoval,
) => {
  const { coolify } = context
  if (!isDeletionRequestDue(context)) return
  for (const { uuid } of applications)
    await coolify.deleteApplication(uuid, { volumes: volumes === 'erase' })
  for (const { uuid } of databases) await coolify.deleteDatabase(uuid, { volumes: true })
}

const preparationsOf = ({ events }: StepContext) =>
  events.flatMap((event) => (event.type === 'DeploymentPrepared' ? [event.data] : []))

const unique = (ids: readonly string[]) => [...new Set(ids)]

const waitForRemoval = (vendorText: string) =>
  pollIn(1, { vendor: 'coolify', code: 'REMOVING', vendorText, owner: 'vendor' })

/** Executes the plan of the project's removal at Coolify, records it once all is deleted. */
export const removeApplication: Step = {
  id: 'applicationRemoval',
  run: async (context) => {
    const { coolify, events, handle } = context
    if (await isBuildRunning(context)) return pollIn(1, { code: 'STEP_RUNNING', owner: 'us' })
    const { data } = latestEvent(events, 'TeardownStarted').data
    const { project: name } = await coolifyNames(context)
    const removal = planSiteRemoval(await coolify.getProjectInventory(name), data)
    await requestDeletions(context, removal)
    const remaining = [...removal.applications, ...removal.databases]
    if (remaining.length > 0) return waitForRemoval(remaining.map((one) => one.name).join(', '))
    for (const project of removal.projects)
      if (!(await coolify.deleteProject(project))) return waitForRemoval('project')
    await handle({
      type: 'ConfirmApplicationRemoval',
      data: {
        applications: unique(preparationsOf(context).map(({ application }) => application)),
        databases: unique(preparationsOf(context).map(({ database }) => database)),
        data,
      },
    })
    return undefined
  },
}
