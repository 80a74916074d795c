import { licensesOf } from '../../projections/licenses'
import { past } from './past'
import type { Step } from './process'
import { later } from './process'

/** Deploys once every ordered plugin has its license; a full queue is waited for. */
export const startDeployment: Step = {
  id: 'deployment',
  deadlineMinutes: 30,
  run: async ({ coolify, events, look, project, since, sql, tell }) => {
    const licensed = new Set((await licensesOf(sql, project.id)).map(({ plugin }) => plugin))
    if (!project.plugins.every((plugin) => licensed.has(plugin)))
      return later(look < 10 ? 0.1 : 1, { code: 'LICENSES_PENDING', owner: 'us' })
    const { application } = past(events, 'DeploymentPrepared').data
    const answer = await coolify.deploy(application, since)
    if ('queueFull' in answer)
      return later(answer.retryAfterSeconds, {
        vendor: 'coolify',
        code: 'QUEUE_FULL',
        owner: 'vendor',
      })
    await tell({ type: 'StartDeployment', data: { deployment: answer.deployment } })
    return undefined
  },
}
