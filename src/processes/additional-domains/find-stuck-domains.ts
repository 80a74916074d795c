import { projectStream } from '../../../events/streams'
import type { StuckDomain } from '../../store/job-queue/stuck-work'
import { listStuckDomains } from '../../store/job-queue/stuck-work'
import type { ProcessDependencies } from '../engine/process-dependencies'
import type { LoadStuckWork, StuckWork } from '../engine/sweep-stuck-work'

const loadStuckDomain = async (
  { store }: ProcessDependencies,
  { projectId, name, cause: causeId }: StuckDomain,
): Promise<StuckWork | undefined> => {
  const { events } = await store.read(projectStream(projectId))
  const cause = events.find(({ id }) => id === causeId)
  const stallCommand: StuckWork['stallCommand'] = (data) => ({
    type: 'StallDomain',
    data: { ...data, domain: name },
  })
  return cause && { projectId, label: name, cause, stallCommand }
}

export const findStuckDomains = async (deps: ProcessDependencies): Promise<LoadStuckWork[]> =>
  (await listStuckDomains(deps.sql)).map((row) => () => loadStuckDomain(deps, row))
