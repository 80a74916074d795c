import { z } from 'zod'
import type { Owner, Vendor } from '../../../events/codes'
import type { JobData } from './job-queue'
import { jobSteps } from './job-queue'

const owners = ['customer', 'caseworker', 'vendor', 'us'] as const satisfies readonly Owner[]

const vendors = [
  'inwx',
  'coolify',
  'stripe',
  'smtp',
  'dns',
  'site',
  'runtime',
] as const satisfies readonly Vendor[]

const count = z.int().nonnegative()

const jobDataSchema = z.object({
  step: z.enum(jobSteps),
  eventId: z.string(),
  stream: z.string(),
  correlationId: z.string(),
  since: z.string(),
  pollCount: count,
  attempt: count,
  sweep: count.exactOptional(),
  breakerHolds: count.exactOptional(),
  heldAt: z.string().exactOptional(),
  heldMs: z.number().exactOptional(),
  waitingFor: z
    .object({
      vendor: z.enum(vendors).exactOptional(),
      code: z.string(),
      vendorText: z.string().exactOptional(),
      owner: z.enum(owners),
      since: z.string().exactOptional(),
    })
    .exactOptional(),
})

/** A process of an older release, which runs beside ours during a deployment, says `look` and `hold`. */
const renameOldFields = (stored: unknown) => {
  if (typeof stored !== 'object' || stored === null) return stored
  const { look, hold, ...fields } = stored as Record<string, unknown>
  return {
    ...(look === undefined ? {} : { pollCount: look }),
    ...(hold === undefined ? {} : { breakerHolds: hold }),
    ...fields,
  }
}

/** A job's data as the queue stores it; throws when it is not a job of ours. */
export const parseJobData = (jobId: string, stored: unknown): JobData => {
  const parsed = jobDataSchema.safeParse(renameOldFields(stored))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`expected the data of job ${jobId} to be ours, found ${issues.join('; ')}`)
}
