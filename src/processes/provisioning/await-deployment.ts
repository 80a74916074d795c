import { failureCode } from '../../integrations/coolify/deployment-failure'
import type { DeploymentLook } from '../../integrations/coolify/types'
import { past } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { later } from '../engine/process'

/** The next look after 0.2, 0.3, 0.4, 0.5, 0.8, 1.1, 1.5, 2.1 … 5 s: Coolify counts all our calls. */
const lookSeconds = (look: number) => Math.min(5, 0.2 * 1.4 ** look)

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
    return later(lookSeconds(look), { vendor: 'coolify', code: 'BUILDING', owner })
  },
}
