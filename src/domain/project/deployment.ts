import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { canDeploy } from './allowed-actions'
import type { Deploy } from './commands'
import { resumeFromStep } from './stall-and-resume'
import type { ExistingProject } from './state'

/** On its way, or about to be: the step after `DeploymentPrepared` has not answered yet. */
const isDeploymentRunning = ({ stalledStep, deployment }: ExistingProject) =>
  !stalledStep && (!deployment || deployment.state === 'running')

/** Deploys what is prepared once more, from its own cause on; a live site stays live meanwhile. */
const decideDeploy = (_: Deploy, project: ExistingProject): ProjectEvent[] => {
  if (!project.eventIds.DeploymentPrepared)
    throw new RefusalError(
      'TOO_EARLY',
      `expected DeploymentPrepared of project ${project.id} before another deployment, found none`,
    )
  if (!canDeploy(project))
    throw new RefusalError(
      'WRONG_STATE',
      `expected project ${project.id} to be released or live and stalled at most at its deployment, found it ${project.stage}, stalled at ${project.stalledStep ?? 'no step'}`,
    )
  if (isDeploymentRunning(project)) return []
  return [resumeFromStep(project, 'deployment')]
}

/** The deciders by their commands. */
export const deploymentDecisions = {
  Deploy: decideDeploy,
}
