import type { Happened } from '../../../events'
import type { AddedName } from '../../domain/naming/additional-domains'
import type { Born } from '../../domain/project/state'
import type { Bench, Later } from '../engine/process'
import { later } from '../engine/process'

/** Which of a project's names an event is about; '' where it is about none. */
export const nameTold = ({ type, data }: Happened): string => {
  if (type === 'DomainAdded') return data.domain.name
  return 'domain' in data && typeof data.domain === 'string' ? data.domain : ''
}

export const nameIn = ({ names }: Born, cause: Happened): AddedName | undefined =>
  names.find(({ domain }) => domain.name === nameTold(cause))

/** The name that this run is about. */
export const nameAt = ({ project, cause }: Bench): AddedName => {
  const name = nameIn(project, cause)
  if (!name)
    throw new Error(`expected the name of ${cause.type} ${cause.id} in project ${project.id}`)
  return name
}

/** The same, which was brought to a zone. */
export const placeAt = (bench: Bench) => {
  const { domain, zone } = nameAt(bench)
  if (!zone) throw new Error(`expected a zone of ${domain.name}, found none`)
  return { domain: domain.name, zone }
}

/** While the site moves, what is written for its names would lead to the server that it leaves. */
export const unlessMoving = ({ project }: Bench): Later | undefined =>
  project.place === 'moving' ? later(5, { code: 'NOT_VERIFIED', owner: 'us' }) : undefined
