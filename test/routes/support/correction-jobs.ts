import { jobDefinitions } from '../../../src/processes/all-processes'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { runJob } from '../../../src/processes/engine/run-job'
import type { RouteDependencies } from '../../../src/routes/http/route-dependencies'
import type { JobData } from '../../../src/store/job-queue/job-queue'
import { closedBreakers } from '../../processes/support/process-fixture'

/** What a worker does after corrections of customers' details. */
export const runCorrectionJobs = async (deps: RouteDependencies) => {
  const jobs = await deps.sql<{ id: string; retryCount: number; data: JobData }[]>`
    update pgboss.job set state = 'active'
    where name = 'orders' and data->>'step' = 'account' and state = 'created'
    returning id, retry_count, data`
  const more = { breakers: closedBreakers, debug: () => undefined }
  const processDeps = { ...deps, ...more } as unknown as ProcessDependencies
  for (const { data, ...job } of jobs)
    await runJob(processDeps, jobDefinitions.orders, { ...job, queue: 'orders' }, data)
}
