import { findTroubleAction } from '../../texts/describe-trouble'
import type { TroubleAction } from '../../texts/trouble-actions'
import type { ProjectAction, ProjectViewModel } from '../projects/project-view-model'

const actionByTrouble: Record<TroubleAction, ProjectAction> = {
  retry: 'resumption',
  correctAuthCode: 'transfer-code',
  correctDomain: 'domain',
  chooseServer: 'server',
  topUp: 'resumption',
  skip: 'skip',
  wait: 'resumption',
  markDone: 'evidence',
  tellUs: 'resumption',
}

/** The one act that a stalled step offers; another try where what would mend it is not possible. */
export const findStalledStepAction = ({
  project,
  actions,
}: ProjectViewModel): ProjectAction | undefined => {
  if (!project.stalled) return undefined
  const act = actionByTrouble[findTroubleAction(project.stalled)]
  if (actions.includes(act)) return act
  return actions.includes('resumption') ? 'resumption' : undefined
}
