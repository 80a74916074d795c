import type { Happened } from '../../../events'
import type { ProjectEvent } from '../../../events/project'
import type { RetireKeys } from './commands'
import type { Born } from './state'

/** The keys that a project's runtimes may show, the latest last. */
export const keysAfter = (keys: readonly string[], { type, data }: Happened): readonly string[] => {
  if (type === 'RuntimeKeyIssued' || type === 'RuntimeKeyRotated') return [...keys, data.keyId]
  return type === 'RuntimeKeyRevoked' ? keys.filter((keyId) => keyId !== data.keyId) : keys
}

/** None before one that is not known. */
export const keysBefore = ({ keys }: Pick<Born, 'keys'>, keyId: string): readonly string[] =>
  keys.slice(0, Math.max(0, keys.indexOf(keyId)))

export const retireKeys = ({ data: { before } }: RetireKeys, project: Born): ProjectEvent[] =>
  keysBefore(project, before).map((keyId) => ({ type: 'RuntimeKeyRevoked', data: { keyId } }))
