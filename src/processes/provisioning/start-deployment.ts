import type { Happened } from '../../../events'
import { licensesOf } from '../../../projections/licenses'
import { past } from '../engine/latest-event'
import type { Bench, Step } from '../engine/process'
import { later } from '../engine/process'
import { deployAlone } from './deploy-exclusively'

const isRepeated = (event: Happened) =>
  event.type === 'ProvisioningResumed' &&
  (event.data.step === 'deployment' || event.data.step === 'boot')

/**
 * Since when this deployment is wanted, ISO-8601: one that was begun by a try that could not tell
 * of it before the project stalled is found, however often it went on since.
 */
const wantedSince = ({ events, since }: Pick<Bench, 'events' | 'since'>): string => {
  const at = events.findLastIndex(
    ({ type }) => type === 'DeploymentPrepared' || type === 'DeploymentStarted',
  )
  const wanting =
    events[at]?.type === 'DeploymentPrepared' ? events[at] : events.slice(at + 1).find(isRepeated)
  return wanting?.at ?? since
}

/** Deploys once every ordered plugin has its license; a full queue is waited for. */
export const startDeployment: Step = {
  id: 'deployment',
  deadlineMinutes: 30,
  run: async (bench) => {
    const { look, project, sql, tell } = bench
    const licensed = new Set((await licensesOf(sql, project.id)).map(({ plugin }) => plugin))
    if (!project.plugins.every((plugin) => licensed.has(plugin)))
      return later(look < 10 ? 0.1 : 1, { code: 'LICENSES_PENDING', owner: 'us' })
    const { application } = past(bench.events, 'DeploymentPrepared').data
    const answer = await deployAlone(bench, () =>
      bench.coolify.deploy(application, wantedSince(bench)),
    )
    if (!('deployment' in answer)) return answer
    await tell({ type: 'StartDeployment', data: { deployment: answer.deployment } })
    return undefined
  },
}
