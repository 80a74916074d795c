import { listFailedJobsWithoutAlert } from '../../store/job-queue/job-queries'
import type { ProcessDependencies } from './process-dependencies'

type MissingAlert = { subject: string; detail: string }

/** Stalls of ours whose alert was lost after the event was recorded. */
const findStallsWithoutAlert = ({ sql }: ProcessDependencies) => sql<MissingAlert[]>`
  select id as subject, stalled->>'code' as detail from projects
  where stalled->>'owner' = 'us' and archived_at is null
    and (stalled->>'at')::timestamptz < now() - interval '10 seconds'
    and not exists (select from alerts a where a.subject = projects.id
      and a.kind in ('stalled', 'stuck') and a.at >= (stalled->>'at')::timestamptz - interval '1 minute')
  limit 100`

/** Raises alerts that were lost; each once. */
export const raiseMissingAlerts = async (deps: ProcessDependencies) => {
  for (const { subject, detail } of await findStallsWithoutAlert(deps))
    await deps.alert('stalled', subject, detail)
  for (const { id, detail } of await listFailedJobsWithoutAlert(deps.sql))
    await deps.alert('job-failed', id, detail)
}
