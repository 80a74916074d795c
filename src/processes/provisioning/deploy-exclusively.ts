import type { DeployResult } from '../../integrations/coolify/types'
import type { PollAgain } from '../engine/job-outcome'
import { pollIn } from '../engine/job-outcome'
import type { StepContext } from '../engine/process'

export const waitWhileBuilding = ({ pollCount }: Pick<StepContext, 'pollCount'>): PollAgain =>
  pollIn(pollCount < 60 ? 1 : 5, { vendor: 'coolify', code: 'BUILDING', owner: 'vendor' })

/**
 * Never beside another deployment of the project: both would find none yet, and deploy twice. Answers
 * the deployment, or what has to be waited for first.
 */
export const deployExclusively = async (
  context: StepContext,
  deploy: () => Promise<DeployResult>,
): Promise<{ deployment: string } | PollAgain> => {
  const result = await context.withAdvisoryLock(`deploy ${context.project.id}`, deploy)
  if (result === 'locked') return pollIn(1, { code: 'STEP_RUNNING', owner: 'us' })
  const answer = result.done
  if ('deployment' in answer) return answer
  if ('building' in answer) return waitWhileBuilding(context)
  const queueFull = { vendor: 'coolify', code: 'QUEUE_FULL', owner: 'vendor' } as const
  return pollIn(answer.retryAfterSeconds, queueFull)
}
