import { projectStream } from '../../../events/streams'
import type { CommandContext } from '../../store/event-store/event-store'
import { forEachSettled } from '../engine/for-each-settled'
import { firstJob, jobId } from '../engine/jobs-for-event'
import type { ProcessDependencies } from '../engine/process'
import { additionalDomains } from './additional-domains'

type StuckDomainRow = { projectId: string; name: string; cause: string; swept: string[] }

const maxSweeps = 3

/** Names on their way, or on their way out, that nothing will wake. */
const findStuckDomains = ({ sql }: ProcessDependencies) => sql<StuckDomainRow[]>`
  select n.project_id, n.name, n.cause, array(select j.id::text from pgboss.job j
    where j.name = 'naming' and j.data->>'eventId' = n.cause) as swept
  from project_names n join projects p on p.id = n.project_id
  where n.stage <> 'served' and n.stalled is null and p.archived_at is null
    and n.changed_at < now() - interval '10 seconds'
    and not exists (select from pgboss.job j where j.name = 'naming'
      and j.data->>'eventId' = n.cause
      and (j.state in ('created', 'retry') or (j.state = 'active'
        and coalesce(j.heartbeat_on, j.started_on) > now() - interval '1 minute')))
  order by n.changed_at limit 200`

const requeueDomain = async (
  deps: ProcessDependencies,
  { projectId, name, cause, swept }: StuckDomainRow,
) => {
  const { events } = await deps.store.read(projectStream(projectId))
  const event = events.find(({ id }) => id === cause)
  const step = event && additionalDomains.table[event.type]
  if (!event || !step) return
  const { correlationId } = event
  const context: CommandContext = { by: 'system:sweeper', correlationId, causationId: event.id }
  const ids = [1, 2, 3].map((n) => jobId(event.id, additionalDomains, `sweep${n}`))
  const count = ids.filter((one) => swept.includes(one)).length
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
  forEachSettled(await findStuckDomains(deps), (one) => requeueDomain(deps, one))
