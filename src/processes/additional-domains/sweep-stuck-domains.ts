import { projectStream } from '../../../events/streams'
import type { Context } from '../../store/event-store/event-store'
import { eachAlone } from '../engine/for-each-settled'
import { firstJob, jobId } from '../engine/jobs-for-event'
import type { Tools } from '../engine/process'
import { naming } from './additional-domains'

type Lost = { projectId: string; name: string; cause: string; swept: string[] }

const most = 3

/** Names on their way, or on their way out, that nothing will wake. */
const lostNames = ({ sql }: Tools) => sql<Lost[]>`
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

const wake = async (tools: Tools, { projectId, name, cause, swept }: Lost) => {
  const { events } = await tools.store.read(projectStream(projectId))
  const event = events.find(({ id }) => id === cause)
  const step = event && naming.table[event.type]
  if (!event || !step) return
  const { correlationId } = event
  const context: Context = { by: 'system:sweeper', correlationId, causationId: event.id }
  const ids = [1, 2, 3].map((n) => jobId(event.id, naming, `sweep${n}`))
  const count = ids.filter((one) => swept.includes(one)).length
  const id = ids[count]
  if (id) {
    const job = firstJob(naming, step, event)
    await tools.store.act(context, () => ({
      jobs: [{ ...job, id, data: { ...job.data, sweep: count + 1 } }],
    }))
    return
  }
  const stuck = { errorClass: 'ours' as const, code: 'STUCK', owner: 'us' as const }
  const data = { domain: name, step: step.id, ...stuck }
  await tools.command(context, projectId, { type: 'StallDomain', data })
  await tools.alert('stuck', projectId, `${name} was queued again ${most} times in vain`)
}

/** Queues again what no job carries on. Answers how many. */
export const sweepNames = async (tools: Tools): Promise<number> =>
  eachAlone(await lostNames(tools), (one) => wake(tools, one))
