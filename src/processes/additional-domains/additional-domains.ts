import type { Happened } from '../../../events'
import type { NameStage } from '../../../events/codes'
import type { Born } from '../../domain/project/state'
import { isGivenUp } from '../../domain/project/state'
import type { Process } from '../engine/process'
import { repeatStep } from '../engine/repeat-step'
import { bringName } from './acquire-additional-domain'
import { reachName } from './await-additional-propagation'
import { nameIn, nameTold } from './find-additional-domain'
import { pointName } from './point-additional-domain'
import { dropName } from './remove-additional-domain'
import { switchName } from './switch-primary-domain'
import { serveName } from './verify-additional-domain'

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
