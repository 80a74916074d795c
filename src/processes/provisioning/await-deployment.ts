import { classifyDeploymentFailure } from '../../integrations/coolify/deployments'
import type { CoolifyDeploymentDetails } from '../../integrations/coolify/types'
import { pollIn } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step } from '../engine/process'

/** The next poll after 0.2, 0.3, 0.4, 0.5, 0.8, 1.1, 1.5, 2.1 … 5 s: Coolify counts all our calls. */
const pollSeconds = (pollCount: number) => Math.min(5, 0.2 * 1.4 ** pollCount)

const lastLine = (logs: string | undefined) => logs?.trim().split('\n').at(-1)?.slice(0, 500)

const failureCodeOf = (details: CoolifyDeploymentDetails | undefined) =>
  details?.status === 'cancelled'
    ? 'DEPLOYMENT_CANCELLED'
    : classifyDeploymentFailure(details?.logs ?? '')

/** Polls the deployment itself: the application's state says nothing about it. */
export const awaitDeployment: Step = {
  id: 'deployment',
  deadlineMinutes: 30,
  run: async ({ coolify, events, pollCount, handle }) => {
    const { deployment } = latestEvent(events, 'DeploymentStarted').data
    const details = await coolify.getDeployment(deployment)
    if (details?.status === 'finished') {
      await handle({ type: 'FinishDeployment', data: { deployment } })
      return undefined
    }
    if (!details || details.status === 'failed' || details.status === 'cancelled') {
      const cause = lastLine(details?.logs) ?? details?.status ?? 'gone'
      await handle({
        type: 'FailDeployment',
        data: { deployment, cause, code: failureCodeOf(details) },
      })
      return undefined
    }
    const owner = 'vendor'
    return pollIn(pollSeconds(pollCount), { vendor: 'coolify', code: 'BUILDING', owner })
  },
}
