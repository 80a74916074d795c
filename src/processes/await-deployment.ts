import type { DeploymentLook } from '../integrations/coolify/coolify'
import { failureCode } from '../integrations/coolify/failure-cause'
import { past } from './past'
import type { Step } from './process'
import { later } from './process'

const lastLine = (logs: string | undefined) => logs?.trim().split('\n').at(-1)?.slice(0, 500)

const codeOf = (seen: DeploymentLook | undefined) =>
  seen?.status === 'cancelled' ? 'DEPLOYMENT_CANCELLED' : failureCode(seen?.logs ?? '')

/** Coolify's own word on the deployment; the application's state says nothing about it. */
export const awaitDeployment: Step = {
  id: 'deployment',
  deadlineMinutes: 30,
  run: async ({ coolify, events, look, tell }) => {
    const { deployment } = past(events, 'DeploymentStarted').data
    const seen = await coolify.deployment(deployment)
    if (seen?.status === 'finished') {
      await tell({ type: 'FinishDeployment', data: { deployment } })
      return undefined
    }
    if (!seen || seen.status === 'failed' || seen.status === 'cancelled') {
      const cause = lastLine(seen?.logs) ?? seen?.status ?? 'gone'
      await tell({ type: 'FailDeployment', data: { deployment, cause, code: codeOf(seen) } })
      return undefined
    }
    const owner = 'vendor'
    return later(look < 60 ? 1 : 5, { vendor: 'coolify', code: 'BUILDING', owner })
  },
}
