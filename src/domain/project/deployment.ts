import type { AnyStepId } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import type { Deploy } from './commands'
import type { ExistingProject } from './state'

/** The steps that a deployment runs through again. */
const redeployedSteps: readonly AnyStepId[] = ['deployment', 'boot', 'verification']

/** On its way, or about to be: the step after `DeploymentPrepared` has not answered yet. */
const isDeploymentRunning = ({ stalledStep, deployment }: ExistingProject) =>
  !stalledStep && (!deployment || deployment.state === 'running')

/** Deploys what is prepared once more, from its own cause on; a live site stays live meanwhile. */
export const decideDeploy = (_: Deploy, project: ExistingProject): ProjectEvent[] => {
  const causeEventId = project.eventIds.DeploymentPrepared
  if (!causeEventId)
    throw new RefusalError(
      'TOO_EARLY',
      `expected DeploymentPrepared of project ${project.id} before another deployment, found none`,
    )
  if (project.stage !== 'released' && project.stage !== 'live')
    throw new RefusalError(
      'WRONG_STATE',
      `expected project ${project.id} to be released or live, found it ${project.stage}`,
    )
  // Going on elsewhere would forget why that step stands.
  if (project.stalledStep && !redeployedSteps.includes(project.stalledStep))
    throw new RefusalError(
      'WRONG_STATE',
      `expected project ${project.id} to stand at none but its deployment, found ${project.stalledStep}`,
    )
  if (isDeploymentRunning(project)) return []
  return [{ type: 'ProvisioningResumed', data: { step: 'deployment', causeEventId } }]
}
