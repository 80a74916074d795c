import { stepIds } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import type { Repair, RotateKey } from './commands'
import { goOn } from './stall-and-resume'
import type { Born } from './state'
import { stepNow } from './step-rules'

const wrong = ({ id }: Born, found: string) =>
  new Refused('WRONG_STATE', `expected project ${id} to be live and at rest, found it ${found}`)

/** What a live site is at; undefined where nothing is to be done but to welcome its customer. */
const underWay = (project: Born) => {
  if (project.stage !== 'live') throw wrong(project, project.stage)
  if (project.suspendedAt) throw wrong(project, 'suspended')
  if (project.stalledAt) throw wrong(project, `stalled at ${project.stalledAt}`)
  if (project.pausedAt) throw wrong(project, 'paused')
  if (project.place === 'moving') throw wrong(project, 'moving')
  const now = stepNow(project)
  // The customer's welcome may go on beside it.
  return now === 'live' ? undefined : now
}

/** What has come off at the vendors is built again; what is under way is none to disturb. */
export const repair = ({ data: { step } }: Repair, project: Born): ProjectEvent[] => {
  const now = underWay(project)
  if (!now) return [goOn(project, step)]
  // What is under way comes to this step by itself, or has it behind it.
  if (stepIds.indexOf(now) <= stepIds.indexOf(step)) return []
  throw wrong(project, `at ${now}`)
}

/** Its site is prepared once more, with another key; the one it has is good until that was seen. */
export const rotateKey = (_: RotateKey, project: Born): ProjectEvent[] => {
  if (project.rotation) return []
  const now = underWay(project)
  if (now) throw wrong(project, `at ${now}`)
  return [goOn(project, 'preparation', { rotatesKey: true })]
}
