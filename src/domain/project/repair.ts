import { stepIds } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import type { Repair, RotateKey } from './commands'
import { resumeFromStep } from './stall-and-resume'
import type { ExistingProject } from './state'
import { findCurrentStep } from './step-rules'

const wrongState = ({ id }: ExistingProject, found: string) =>
  new RefusalError(
    'WRONG_STATE',
    `expected project ${id} to be live and at rest, found it ${found}`,
  )

/** What a live site is at; undefined where nothing is to be done but to welcome its customer. */
const findOpenStep = (project: ExistingProject) => {
  if (project.stage !== 'live') throw wrongState(project, project.stage)
  if (project.suspendedAt) throw wrongState(project, 'suspended')
  if (project.stalledStep) throw wrongState(project, `stalled at ${project.stalledStep}`)
  if (project.pausedAt) throw wrongState(project, 'paused')
  if (project.moveState === 'moving') throw wrongState(project, 'moving')
  const now = findCurrentStep(project)
  // The customer's welcome may go on beside it.
  return now === 'live' ? undefined : now
}

/** What has come off at the vendors is built again; what is under way is none to disturb. */
const decideRepair = ({ data: { step } }: Repair, project: ExistingProject): ProjectEvent[] => {
  const now = findOpenStep(project)
  if (!now) return [resumeFromStep(project, step)]
  // What is under way comes to this step by itself, or has it behind it.
  if (stepIds.indexOf(now) <= stepIds.indexOf(step)) return []
  throw wrongState(project, `at ${now}`)
}

/** Its site is prepared once more, with another key; the one it has is good until that was seen. */
const decideRotateKey = (_: RotateKey, project: ExistingProject): ProjectEvent[] => {
  if (project.pendingRotation) return []
  const now = findOpenStep(project)
  if (now) throw wrongState(project, `at ${now}`)
  return [resumeFromStep(project, 'preparation', { rotatesKey: true })]
}

/** The deciders by their commands. */
export const repairDecisions = {
  Repair: decideRepair,
  RotateKey: decideRotateKey,
}
