import type { ProcessDependencies } from './process'

type MissingAlert = { subject: string; detail: string }

/** Stalls of ours whose alert was lost between the event and the telling. */
const findStallsWithoutAlert = ({ sql }: ProcessDependencies) => sql<MissingAlert[]>`
  select id as subject, stalled->>'code' as detail from projects
  where stalled->>'owner' = 'us' and archived_at is null
    and (stalled->>'at')::timestamptz < now() - interval '10 seconds'
    and not exists (select from alerts a where a.subject = projects.id
      and a.kind in ('stalled', 'stuck') and a.at >= (stalled->>'at')::timestamptz - interval '1 minute')
  limit 100`

/** Jobs that the queue gave up; those of `provisioning` are swept up, nobody else's are. */
const findFailedJobs = ({ sql }: ProcessDependencies) => sql<MissingAlert[]>`
  select id::text as subject, name || ': ' || coalesce(data->>'step', '') || ' '
    || coalesce(group_id, '') as detail
  from pgboss.job j
  where state = 'failed' and name <> 'provisioning'
    and not exists (select from alerts a where a.subject = j.id::text and a.kind = 'job-failed')
  limit 100`

/** Alerts of what went wrong without anybody having heard of it; each is told once. */
export const raiseMissingAlerts = async (deps: ProcessDependencies) => {
  for (const { subject, detail } of await findStallsWithoutAlert(deps))
    await deps.alert('stalled', subject, detail)
  for (const { subject, detail } of await findFailedJobs(deps))
    await deps.alert('job-failed', subject, detail)
}
