import type { RecordedEvent } from '../../../events'
import type { ProvisioningStalled } from '../../../events/project'
import type { ProjectCommand } from '../../domain/project/commands'
import type { CommandContext } from '../../store/event-store/event-store'
import { listExistingJobIds } from '../../store/job-queue/job-queries'
import { firstJob, jobId } from './job-ids'
import type { Process } from './process'
import type { ProcessDependencies } from './process-dependencies'
import { raiseMissingAlerts } from './raise-missing-alerts'

/** A project, or one of its domains, that is on its way and has no job. */
export type StuckWork = {
  projectId: string
  /** Its name in the operator's alert. */
  label: string
  /** The event whose step is queued again. */
  cause: RecordedEvent
  stallCommand(data: ProvisioningStalled['data']): ProjectCommand
}

/** Undefined where there is nothing to queue after all. */
export type LoadStuckWork = () => Promise<StuckWork | undefined>

/** How one queue's lost work is found. */
export type Sweep = {
  processes: readonly Process[]
  findStuckWork(deps: ProcessDependencies): Promise<readonly LoadStuckWork[]>
}

/**
 * Does this with each, one after the other; what one of them throws keeps no other from its turn.
 * Answers how many there were; throws the first failure after all had their turn. An aborted signal
 * ends it at once.
 */
const forEachSettled = async <T>(
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<number> => {
  const failures: unknown[] = []
  for (const one of all) {
    signal?.throwIfAborted()
    await work(one).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return all.length
}

const maxSweeps = 3

/** Queued again three times under ids of their own, so that two sweepers queue one job; then stalled. */
const requeueOrStall = async (
  deps: ProcessDependencies,
  processes: readonly Process[],
  { projectId, label, cause, stallCommand }: StuckWork,
) => {
  const first = firstJob(processes, cause)
  if (!first) return
  const { id: causationId, correlationId } = cause
  const context: CommandContext = { by: 'system:sweeper', correlationId, causationId }
  const ids = Array.from({ length: maxSweeps }, (_, n) => jobId(cause.id, first, `sweep${n + 1}`))
  const sweep = (await listExistingJobIds(deps.sql, first.queue, ids)).length + 1
  const id = ids[sweep - 1]
  if (id) {
    const job = { ...first, id, data: { ...first.data, sweep } }
    await deps.store.commit(context, () => ({ jobs: [job] }))
    return
  }
  const { step } = first.data
  const stall = stallCommand({ step, errorClass: 'ours', code: 'STUCK', owner: 'us' })
  await deps.handleProjectCommand(context, projectId, stall)
  await deps.alert(
    'stuck',
    projectId,
    `${label} was queued again ${maxSweeps} times without success`,
  )
}

const sweepQueue = async (
  deps: ProcessDependencies,
  { processes, findStuckWork }: Sweep,
  signal?: AbortSignal,
) => {
  const requeue = async (load: LoadStuckWork) => {
    const work = await load()
    if (work) await requeueOrStall(deps, processes, work)
  }
  return forEachSettled(await findStuckWork(deps), requeue, signal)
}

/**
 * Queues again what fell out of its queue, so that nothing is ever silently stuck. Answers how many.
 * One worker of a database does it at a time: the scheduled task holds a lock meanwhile.
 */
export const sweepStuckWork = async (
  deps: ProcessDependencies,
  sweeps: readonly Sweep[],
  signal?: AbortSignal,
): Promise<number> => {
  let count = 0
  const parts = [
    ...sweeps.map((sweep) => async () => {
      count += await sweepQueue(deps, sweep, signal)
    }),
    () => raiseMissingAlerts(deps),
  ]
  await forEachSettled(parts, (part) => part(), signal)
  return count
}
