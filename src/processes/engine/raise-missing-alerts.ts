import { listStallsWithoutAlert } from '../../../projections/queries/projects'
import { listFailedJobsWithoutAlert } from '../../store/job-queue/job-queries'
import type { ProcessDependencies } from './process-dependencies'

/** Raises alerts that were lost; each once. */
export const raiseMissingAlerts = async (deps: ProcessDependencies) => {
  for (const { subject, detail } of await listStallsWithoutAlert(deps.sql))
    await deps.alert('stalled', subject, detail)
  for (const { id, detail } of await listFailedJobsWithoutAlert(deps.sql))
    await deps.alert('job-failed', id, detail)
}
