import type { RecordedEvent } from '../../../events'
import type { AdditionalDomainStage } from '../../../events/codes'
import type { ExistingProject } from '../../domain/project/state'
import { isAbandoned } from '../../domain/project/state'
import type { Process } from '../engine/process'
import { acquireAdditionalDomain } from './acquire-additional-domain'
import { awaitAdditionalPropagation } from './await-additional-propagation'
import { domainNameOfEvent, findAdditionalDomain } from './find-additional-domain'
import { pointAdditionalDomain } from './point-additional-domain'
import { removeAdditionalDomain } from './remove-additional-domain'
import { switchPrimaryDomain } from './switch-primary-domain'
import { verifyAdditionalDomain } from './verify-additional-domain'

const stageByEvent: Partial<Record<RecordedEvent['type'], AdditionalDomainStage>> = {
  DomainAdded: 'added',
  DomainBrought: 'brought',
  DomainPointed: 'pointed',
  DomainReached: 'reached',
  PrimaryRequested: 'wanted',
  DomainDropped: 'dropped',
}

/** It is further than this job, dropped, or stands until a person lets it go on. */
const isObsolete = (project: ExistingProject, cause: RecordedEvent) => {
  const name = findAdditionalDomain(project, cause)
  return !name || name.stage !== stageByEvent[cause.type] || name.stalledStep !== undefined
}

/** One more name for a live site, its turn as the first, and its way out. */
export const additionalDomains: Process = {
  queue: 'naming',
  onFailure: 'stall',
  isInactive: isAbandoned,
  itemScope: {
    isObsolete,
    domainOf: (project, cause) => findAdditionalDomain(project, cause)?.domain ?? project.domain,
    stallCommand: (cause, data) => ({
      type: 'StallDomain',
      data: { ...data, domain: domainNameOfEvent(cause) },
    }),
  },
  table: {
    DomainAdded: acquireAdditionalDomain,
    DomainBrought: pointAdditionalDomain,
    DomainPointed: awaitAdditionalPropagation,
    DomainReached: verifyAdditionalDomain,
    PrimaryRequested: switchPrimaryDomain,
    DomainDropped: removeAdditionalDomain,
  },
  resumedBy: { event: 'DomainResumed' },
}
