import type { ErrorClass } from '../../../events/codes'
import { VendorError } from '../../../src/integrations/vendor-error'
import type { Process, Step } from '../../../src/processes/engine/process'
import type { ProcessFixture } from './process-fixture'
import { openProcessFixture } from './process-fixture'

/** A process in which a domain is followed by this. */
export const singleStepProcess = (run: Step['run'], more: Partial<Process> = {}): Process => ({
  queue: 'provisioning',
  onFailure: 'stall',
  table: { DomainAssigned: { id: 'dns', deadlineMinutes: 30, run } },
  ...more,
})

export const createVendorError = (
  errorClass: ErrorClass,
  more: { retryAfterSeconds?: number } = {},
) =>
  new VendorError({
    vendor: 'inwx',
    errorClass,
    code: 'E1',
    vendorText: 'sorry',
    owner: errorClass === 'ours' ? 'us' : 'caseworker',
    ...more,
  })

export const failingProcess = (error: unknown) =>
  singleStepProcess(() => {
    throw error
  })

/** What one step leaves behind: its project's events and jobs. */
const createStepInspector = (fixture: ProcessFixture) => ({
  createClaimedProject: async () => {
    const id = await fixture.project('DomainAssigned')
    return { id, claimedJob: await fixture.claimJob(id) }
  },
  readLastEvent: async (id: string) => (await fixture.events(id)).at(-1),
  listWaitingJobs: async (id: string) =>
    (await fixture.jobs(id)).filter(
      ({ state, data }) => state === 'created' && data.step === 'dns',
    ),
  readJobState: async (id: string, jobId: string) =>
    (await fixture.jobs(id)).find((job) => job.id === jobId)?.state,
  secondsUntil: ({ startAfter }: { startAfter: string }) =>
    (Date.parse(startAfter) - fixture.deps.now().getTime()) / 1000,
})

export const openStepFixture = async () => {
  const fixture = await openProcessFixture()
  return { fixture, inspector: createStepInspector(fixture) }
}
