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

/** The domain is further than this job, dropped, or stalled until a person resumes it. */
const isObsolete = (project: ExistingProject, cause: RecordedEvent) => {
  const name = findAdditionalDomain(project, cause)
  return !name || name.stage !== stageByEvent[cause.type] || name.stalledStep !== undefined
}

/** Additional domains of a live site: acquired, made the primary one, removed. */
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
