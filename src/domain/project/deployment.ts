import type { WorkId } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import type { Deploy } from './commands'
import type { Born } from './state'

/** The steps that a deployment runs through again. */
const repeated: readonly WorkId[] = ['deployment', 'boot', 'verification']

/** On its way, or about to be: the step after `DeploymentPrepared` has not answered yet. */
const isUnderWay = ({ stalledAt, deployment }: Born) =>
  !stalledAt && (!deployment || deployment.state === 'running')

/** Deploys what is prepared once more, from its own cause on; a live site stays live meanwhile. */
export const deploy = (_: Deploy, project: Born): ProjectEvent[] => {
  const causeEventId = project.causes.DeploymentPrepared
  if (!causeEventId)
    throw new Refused(
      'TOO_EARLY',
      `expected DeploymentPrepared of project ${project.id} before another deployment, found none`,
    )
  if (project.stage !== 'released' && project.stage !== 'live')
    throw new Refused(
      'WRONG_STATE',
      `expected project ${project.id} to be released or live, found it ${project.stage}`,
    )
  // Going on elsewhere would forget why that step stands.
  if (project.stalledAt && !repeated.includes(project.stalledAt))
    throw new Refused(
      'WRONG_STATE',
      `expected project ${project.id} to stand at none but its deployment, found ${project.stalledAt}`,
    )
  if (isUnderWay(project)) return []
  return [{ type: 'ProvisioningResumed', data: { step: 'deployment', causeEventId } }]
}
