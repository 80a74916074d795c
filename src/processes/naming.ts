import type { Happened } from '../../events'
import type { NameStage } from '../../events/codes'
import type { Born } from '../deciders/project-state'
import { isGivenUp } from '../deciders/project-state'
import { bringName } from './bring-name'
import { dropName } from './drop-name'
import { nameIn, nameTold } from './name-at'
import { pointName } from './point-name'
import type { Process } from './process'
import { reachName } from './reach-name'
import { repeatStep } from './repeat-step'
import { serveName } from './serve-name'
import { switchName } from './switch-name'

const stages: Partial<Record<Happened['type'], NameStage>> = {
  DomainAdded: 'added',
  DomainBrought: 'brought',
  DomainPointed: 'pointed',
  DomainReached: 'reached',
  PrimaryRequested: 'wanted',
  DomainDropped: 'dropped',
}

/** It is further than this job, dropped, or stands until a person lets it go on. */
const isPointless = (project: Born, cause: Happened) => {
  const name = nameIn(project, cause)
  return !name || name.stage !== stages[cause.type] || name.stalledAt !== undefined
}

/** One more name for a live site, its turn as the first, and its way out. */
export const naming: Process = {
  queue: 'naming',
  inVain: 'stall',
  rests: isGivenUp,
  part: {
    isPointless,
    domain: (project, cause) => nameIn(project, cause)?.domain ?? project.domain,
    stall: (cause, data) => ({
      type: 'StallDomain',
      data: { ...data, domain: nameTold(cause) },
    }),
  },
  table: {
    DomainAdded: bringName,
    DomainBrought: pointName,
    DomainPointed: reachName,
    DomainReached: serveName,
    PrimaryRequested: switchName,
    DomainDropped: dropName,
    DomainResumed: repeatStep,
  },
}
