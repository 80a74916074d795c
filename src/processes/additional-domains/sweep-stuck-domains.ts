import { projectStream } from '../../../events/streams'
import type { CommandContext } from '../../store/event-store/event-store'
import type { StuckDomain } from '../../store/job-queue/stuck-work'
import { listStuckDomains } from '../../store/job-queue/stuck-work'
import { forEachSettled } from '../engine/for-each-settled'
import { firstJob, jobId } from '../engine/jobs-for-event'
import type { ProcessDependencies } from '../engine/process'
import { additionalDomains } from './additional-domains'

const maxSweeps = 3

const requeueDomain = async (
  deps: ProcessDependencies,
  { projectId, name, cause, jobIds }: StuckDomain,
) => {
  const { events } = await deps.store.read(projectStream(projectId))
  const event = events.find(({ id }) => id === cause)
  const step = event && additionalDomains.table[event.type]
  if (!event || !step) return
  const { correlationId } = event
  const context: CommandContext = { by: 'system:sweeper', correlationId, causationId: event.id }
  const ids = [1, 2, 3].map((n) => jobId(event.id, additionalDomains, `sweep${n}`))
  const count = ids.filter((one) => jobIds.includes(one)).length
  const id = ids[count]
  if (id) {
    const job = firstJob(additionalDomains, step, event)
    await deps.store.commit(context, () => ({
      jobs: [{ ...job, id, data: { ...job.data, sweep: count + 1 } }],
    }))
    return
  }
  const stuck = { errorClass: 'ours' as const, code: 'STUCK', owner: 'us' as const }
  const data = { domain: name, step: step.id, ...stuck }
  await deps.handleProjectCommand(context, projectId, { type: 'StallDomain', data })
  await deps.alert('stuck', projectId, `${name} was queued again ${maxSweeps} times in vain`)
}

/** Queues again what no job carries on. Answers how many. */
export const sweepStuckDomains = async (deps: ProcessDependencies): Promise<number> =>
  forEachSettled(await listStuckDomains(deps.sql), (one) => requeueDomain(deps, one))
