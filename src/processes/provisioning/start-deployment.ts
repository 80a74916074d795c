import type { RecordedEvent } from '../../../events'
import { listLicenses } from '../../../projections/queries/licenses'
import { pollIn } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { deployExclusively } from './deploy-exclusively'

const isDeploymentRepeat = (event: RecordedEvent) =>
  event.type === 'ProvisioningResumed' &&
  (event.data.step === 'deployment' || event.data.step === 'boot')

/**
 * Since when this deployment is requested, ISO-8601: a deployment that an attempt started without
 * recording it before the project stalled is found again, however often the project was resumed since.
 */
const deployRequestedAt = ({ events, since }: Pick<StepContext, 'events' | 'since'>): string => {
  const at = events.findLastIndex(
    ({ type }) => type === 'DeploymentPrepared' || type === 'DeploymentStarted',
  )
  const request =
    events[at]?.type === 'DeploymentPrepared'
      ? events[at]
      : events.slice(at + 1).find(isDeploymentRepeat)
  return request?.at ?? since
}

/** Deploys once every ordered plugin has its license; a full queue is waited for. */
export const startDeploymentStep: Step = {
  id: 'deployment',
  deadlineMinutes: 30,
  run: async (context) => {
    const { pollCount, project, sql, handle } = context
    const licensed = new Set((await listLicenses(sql, project.id)).map(({ plugin }) => plugin))
    if (!project.plugins.every((plugin) => licensed.has(plugin)))
      return pollIn(pollCount < 10 ? 0.1 : 1, { code: 'LICENSES_PENDING', owner: 'us' })
    const { application } = latestEvent(context.events, 'DeploymentPrepared').data
    const answer = await deployExclusively(context, () =>
      context.coolify.deploy(application, deployRequestedAt(context)),
    )
    if (!('deployment' in answer)) return answer
    await handle({ type: 'StartDeployment', data: { deployment: answer.deployment } })
    return undefined
  },
}
