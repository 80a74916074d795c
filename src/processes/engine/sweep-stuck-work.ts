import type { RecordedEvent } from '../../../events'
import type { StepId } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import { rebuildProject } from '../../domain/project/evolve'
import type { ProjectState } from '../../domain/project/state'
import type { CommandContext } from '../../store/event-store/event-store'
import { listExistingJobIds } from '../../store/job-queue/job-queries'
import { listStuckProjects } from '../../store/job-queue/stuck-work'
import { sweepStuckDomains } from '../additional-domains/sweep-stuck-domains'
import { provisioning } from '../provisioning/provisioning'
import { forEachSettled } from './for-each-settled'
import { firstJob, jobId } from './jobs-for-event'
import type { ProcessDependencies } from './process'
import { raiseMissingAlerts } from './raise-missing-alerts'

const maxSweeps = 3

const isInProgress = (project: ProjectState) =>
  project.stage === 'released' || (project.stage === 'live' && !project.eventIds.SiteVerified)

/** The event whose step is to be done now; a boot is none while its deployment still runs. */
const latestStepEvent = (events: readonly RecordedEvent[]) => {
  const project = rebuildProject(events)
  const isRunning = project.stage !== 'initial' && project.deployment?.state === 'running'
  return events.findLast(
    ({ type }) => provisioning.table[type] && !(isRunning && type === 'RuntimeBooted'),
  )
}

const requeueProject = async (deps: ProcessDependencies, projectId: string) => {
  const { events } = await deps.store.read(projectStream(projectId))
  const last = latestStepEvent(events)
  const step = last && provisioning.table[last.type]
  if (!last || !step || !isInProgress(rebuildProject(events))) return
  const first = firstJob(provisioning, step, last)
  const context: CommandContext = {
    by: 'system:sweeper',
    correlationId: last.correlationId,
    causationId: last.id,
  }
  const ids = [1, 2, 3].map((n) => jobId(last.id, provisioning, `sweep${n}`))
  const { length: count } = await listExistingJobIds(deps.sql, 'provisioning', ids)
  const id = ids[count]
  if (id) {
    const job = { ...first, id, data: { ...first.data, sweep: count + 1 } }
    await deps.store.commit(context, () => ({ jobs: [job] }))
    return
  }
  const data = {
    step: first.data.step as StepId,
    errorClass: 'ours' as const,
    code: 'STUCK',
    owner: 'us' as const,
  }
  await deps.handleProjectCommand(context, projectId, { type: 'Stall', data })
  await deps.alert('stuck', projectId, `${last.type} was queued again ${maxSweeps} times in vain`)
}

/** Only one worker of a database sweeps at a time; the others' turn comes. */
const withSweepLock = <T>({ sql }: ProcessDependencies, work: () => Promise<T>, otherwise: T) =>
  sql.begin(async (within) => {
    const [lock] = await within<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('vrs-sweep')) as mine`
    return lock?.mine ? work() : otherwise
  })

/** Queues again what fell out of the queue, so that nothing is ever silently stuck. Answers how many. */
export const sweepStuckWork = async (deps: ProcessDependencies): Promise<number> => {
  let woken = 0
  const parts = [
    async () => {
      woken += await forEachSettled(await listStuckProjects(deps.sql), ({ id }) =>
        requeueProject(deps, id),
      )
    },
    async () => {
      woken += await sweepStuckDomains(deps)
    },
    () => raiseMissingAlerts(deps),
  ]
  await withSweepLock(deps, () => forEachSettled(parts, (part) => part()), 0)
  return woken
}
