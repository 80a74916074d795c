import type { Happened } from '../../events'
import type { ProjectEvent } from '../../events/project'
import type { RetireKeys } from './project-commands'
import type { Born } from './project-state'

/** The keys that a project's runtimes may show, the latest last. */
export const keysAfter = (keys: readonly string[], { type, data }: Happened): readonly string[] => {
  if (type === 'RuntimeKeyIssued' || type === 'RuntimeKeyRotated') return [...keys, data.keyId]
  return type === 'RuntimeKeyRevoked' ? keys.filter((keyId) => keyId !== data.keyId) : keys
}

/** A key that is known and its predecessors are not; one that is not known retires none. */
export const retireKeys = ({ data: { before } }: RetireKeys, { keys }: Born): ProjectEvent[] =>
  keys
    .slice(0, Math.max(0, keys.indexOf(before)))
    .map((keyId) => ({ type: 'RuntimeKeyRevoked', data: { keyId } }))
