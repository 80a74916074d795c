import type { RecordedEvent } from '../../../events'
import type { AdditionalDomain } from '../../domain/naming/additional-domains'
import type { ExistingProject } from '../../domain/project/state'
import type { PollAgain } from '../engine/job-outcome'
import { pollIn } from '../engine/job-outcome'
import type { StepContext } from '../engine/process'

/** The domain that an event is about; '' where it is about none. */
export const domainNameOfEvent = ({ type, data }: RecordedEvent): string => {
  if (type === 'DomainAdded') return data.domain.name
  return 'domain' in data && typeof data.domain === 'string' ? data.domain : ''
}

export const findAdditionalDomain = (
  { additionalDomains }: ExistingProject,
  cause: RecordedEvent,
): AdditionalDomain | undefined =>
  additionalDomains.find(({ domain }) => domain.name === domainNameOfEvent(cause))

/** The domain that this run is about. */
export const additionalDomainOf = ({ project, cause }: StepContext): AdditionalDomain => {
  const name = findAdditionalDomain(project, cause)
  if (!name)
    throw new Error(`expected the name of ${cause.type} ${cause.id} in project ${project.id}`)
  return name
}

/** The same, with its zone. */
export const requireAdditionalDomainInZone = (context: StepContext) => {
  const { domain, zone } = additionalDomainOf(context)
  if (!zone) throw new Error(`expected a zone of ${domain.name}, found none`)
  return { domain: domain.name, zone }
}

/** While the site moves, records would lead to the server that it leaves. */
export const waitWhileMoving = ({ project }: StepContext): PollAgain | undefined =>
  project.moveState === 'moving' ? pollIn(5, { code: 'NOT_VERIFIED', owner: 'us' }) : undefined
