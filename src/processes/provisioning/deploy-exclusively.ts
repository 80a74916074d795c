import type { DeployAnswer } from '../../integrations/coolify/types'
import type { Bench, Later } from '../engine/process'
import { later } from '../engine/process'

export const building = ({ look }: Pick<Bench, 'look'>): Later =>
  later(look < 60 ? 1 : 5, { vendor: 'coolify', code: 'BUILDING', owner: 'vendor' })

/**
 * Never beside another deployment of the project: both would find none yet, and deploy twice. Answers
 * the deployment, or what has to be waited for first.
 */
export const deployAlone = async (
  bench: Bench,
  deploy: () => Promise<DeployAnswer>,
): Promise<{ deployment: string } | Later> => {
  const tried = await bench.alone(`deploy ${bench.project.id}`, deploy)
  if (tried === 'taken') return later(1, { code: 'STEP_RUNNING', owner: 'us' })
  const answer = tried.done
  if ('deployment' in answer) return answer
  if ('building' in answer) return building(bench)
  const full = { vendor: 'coolify', code: 'QUEUE_FULL', owner: 'vendor' } as const
  return later(answer.retryAfterSeconds, full)
}
