import { listUnavailableVendors } from '../../../projections/queries/breakers'
import { releaseHeldJobs } from '../../store/job-queue/held-jobs'
import { applyRelease, countDueJobs } from './circuit-breaker'
import type { ProcessDependencies } from './process-dependencies'

/** Sends a probe to each vendor that is down, and releases its jobs in growing batches once it answers. */
export const resumeHeldJobs = async ({ sql, breakers, now }: ProcessDependencies) => {
  const at = now().toISOString()
  for (const vendor of await listUnavailableVendors(sql))
    await breakers.update(vendor, async (state, within) => {
      const due = countDueJobs(state, at)
      return due > 0 ? applyRelease(state, await releaseHeldJobs(within, vendor, due), at) : state
    })
}
