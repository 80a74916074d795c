import type { RecordedEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import { rebuildProject } from '../../domain/project/evolve'
import type { ProjectState } from '../../domain/project/state'
import { listStuckProjects } from '../../store/job-queue/stuck-work'
import { firstJob } from '../engine/job-ids'
import type { ProcessDependencies } from '../engine/process-dependencies'
import type { LoadStuckWork, StuckWork } from '../engine/sweep-stuck-work'
import { siteMove } from '../site-move/site-move'
import { provisioning } from './provisioning'

const isInProgress = (project: ProjectState) =>
  project.stage === 'released' || (project.stage === 'live' && !project.eventIds.SiteVerified)

const isDeploying = (project: ProjectState) =>
  project.stage !== 'initial' && project.deployment?.state === 'running'

/** While a deployment runs its own step goes on: the step after a boot would end at once. */
const findLatestCause = (events: readonly RecordedEvent[], project: ProjectState) =>
  events.findLast(
    (event) =>
      firstJob([provisioning, siteMove], event) &&
      !(isDeploying(project) && event.type === 'RuntimeBooted'),
  )

const loadStuckProject = async (
  { store }: ProcessDependencies,
  projectId: string,
): Promise<StuckWork | undefined> => {
  const { events } = await store.read(projectStream(projectId))
  const project = rebuildProject(events)
  const cause = findLatestCause(events, project)
  if (!cause || !isInProgress(project)) return undefined
  const stallCommand: StuckWork['stallCommand'] = (data) => ({ type: 'Stall', data })
  return { projectId, label: cause.type, cause, stallCommand }
}

export const findStuckProjects = async (deps: ProcessDependencies): Promise<LoadStuckWork[]> =>
  (await listStuckProjects(deps.sql)).map(
    ({ id }) =>
      () =>
        loadStuckProject(deps, id),
  )
