import type { RecordedEvent } from '../../../events'
import type { ProjectEvent } from '../../../events/project'
import type { RetireKeys } from './commands'
import type { ExistingProject } from './state'

/** The keys that a project's runtimes may show, the latest last. */
export const evolveRuntimeKeys = (
  keys: readonly string[],
  { type, data }: RecordedEvent,
): readonly string[] => {
  if (type === 'RuntimeKeyIssued' || type === 'RuntimeKeyRotated') return [...keys, data.keyId]
  return type === 'RuntimeKeyRevoked' ? keys.filter((keyId) => keyId !== data.keyId) : keys
}

/** None before one that is not known. */
export const listKeysBefore = (
  { runtimeKeyIds }: Pick<ExistingProject, 'runtimeKeyIds'>,
  keyId: string,
): readonly string[] => runtimeKeyIds.slice(0, Math.max(0, runtimeKeyIds.indexOf(keyId)))

const decideRetireKeys = (
  { data: { beforeKeyId } }: RetireKeys,
  project: ExistingProject,
): ProjectEvent[] =>
  listKeysBefore(project, beforeKeyId).map((keyId) => ({
    type: 'RuntimeKeyRevoked',
    data: { keyId },
  }))

/** The deciders by their commands. */
export const runtimeKeyDecisions = {
  RetireKeys: decideRetireKeys,
}
