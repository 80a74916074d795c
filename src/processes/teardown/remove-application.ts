import { projectStream } from '../../../events/streams'
import { hasActiveJob } from '../../store/job-queue/job-queries'
import { pollIn } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { coolifyNames } from '../provisioning/coolify-names'
import { isDeletionRequestDue } from './is-deletion-request-due'

/** A running build is waited for: its result would be left after the removal. */
const isBuildRunning = ({ project, sql }: StepContext) =>
  hasActiveJob(sql, ['provisioning', 'naming'], projectStream(project.id))

const deleteResources = async (
  context: StepContext,
  uuids: readonly string[],
  what: RemovalTarget,
) => {
  const { coolify } = context
  if (!isDeletionRequestDue(context)) return
  for (const uuid of uuids)
    await (what.kind === 'application'
      ? coolify.deleteApplication(uuid, { volumes: what.volumes })
      : coolify.deleteDatabase(uuid, { volumes: true }))
}

type RemovalTarget = { kind: 'application'; volumes: boolean } | { kind: 'database' }

const preparationsOf = ({ events }: StepContext) =>
  events.flatMap((event) => (event.type === 'DeploymentPrepared' ? [event.data] : []))

const unique = (ids: readonly string[]) => [...new Set(ids)]

const waitForRemoval = (vendorText: string) =>
  pollIn(1, { vendor: 'coolify', code: 'REMOVING', vendorText, owner: 'vendor' })

/** Asks Coolify for the project's resources by name, has them deleted, records it once they are gone. */
export const removeApplication: Step = {
  id: 'applicationRemoval',
  run: async (context) => {
    const { coolify, events, handle } = context
    if (await isBuildRunning(context)) return pollIn(1, { code: 'STEP_RUNNING', owner: 'us' })
    const { data } = latestEvent(events, 'TeardownStarted').data
    const { applications, databases, projects, otherResources } = await coolify.getProjectInventory(
      (await coolifyNames(context)).all,
    )
    await deleteResources(
      context,
      applications.map(({ uuid }) => uuid),
      { kind: 'application', volumes: data === 'erase' },
    )
    const unwanted = data === 'erase' ? databases : []
    await deleteResources(
      context,
      unwanted.map(({ uuid }) => uuid),
      { kind: 'database' },
    )
    const left = [...applications, ...unwanted]
    if (left.length > 0) return waitForRemoval(left.map(({ name }) => name).join(', '))
    if (databases.length === 0 && otherResources === 0)
      for (const project of projects)
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
