import type { TroubleAction } from '../../texts/trouble-texts'
import { actionOf } from '../../texts/trouble-texts'
import type { ProjectAct, ProjectShown } from '../projects/project-view-model'

const actFor: Record<TroubleAction, ProjectAct> = {
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
export const mendingAct = ({ project, acts }: ProjectShown): ProjectAct | undefined => {
  if (!project.stalled) return undefined
  const act = actFor[actionOf(project.stalled)]
  if (acts.includes(act)) return act
  return acts.includes('resumption') ? 'resumption' : undefined
}
