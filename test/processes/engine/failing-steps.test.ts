import { afterAll, describe, expect, test } from 'bun:test'
import { pollIn } from '../../../src/processes/engine/job-outcome'
import {
  createVendorError,
  failingProcess,
  openStepFixture,
  singleStepProcess,
} from '../support/single-step-process'

const { fixture, inspector } = await openStepFixture()
afterAll(() => fixture.close())

describe('a step that fails for now', () => {
  test('is tried again with the next attempt, later and later', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    await fixture.runJob(failingProcess(createVendorError('transient')), claimedJob)
    const [second] = await inspector.listWaitingJobs(id)
    expect(second?.data).toMatchObject({
      attempt: 2,
      pollCount: 0,
      waitingFor: { vendor: 'inwx', code: 'E1', vendorText: 'sorry', owner: 'caseworker' },
    })
    expect((await inspector.readLastEvent(id))?.type).toBe('DomainAssigned')
  })

  test('comes again when the vendor says so', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    await fixture.runJob(
      failingProcess(createVendorError('transient', { retryAfterSeconds: 400 })),
      claimedJob,
    )
    const [second] = await inspector.listWaitingJobs(id)
    expect(second && inspector.secondsUntil(second)).toBeGreaterThan(395)
  })

  test('stands after the eighth try', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    let runs = 0
    for (let next = claimedJob; ; next = await fixture.claimJob(id)) {
      runs += 1
      await fixture.runJob(failingProcess(createVendorError('transient')), next)
      if ((await inspector.listWaitingJobs(id)).length === 0) break
    }
    expect(runs).toBe(8)
    expect(await inspector.readLastEvent(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { errorClass: 'transient', owner: 'caseworker' },
    })
  })

  test('begins to count anew when it got as far as waiting', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    await fixture.runJob(failingProcess(createVendorError('transient')), claimedJob)
    await fixture.runJob(failingProcess(createVendorError('waiting')), await fixture.claimJob(id))
    expect(
      (await inspector.listWaitingJobs(id)).map(({ data }) => [data.pollCount, data.attempt]),
    ).toEqual([[1, 1]])
  })
})

describe('a step that fails for good', () => {
  test('stands at once, with the vendor, its words and the owner', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    await fixture.runJob(failingProcess(createVendorError('permanent')), claimedJob)
    const { vendor, code, vendorText, errorClass, owner } = createVendorError('permanent').details
    expect(await inspector.readLastEvent(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { step: 'dns', vendor, code, vendorText, errorClass, owner },
    })
    expect(await inspector.readJobState(id, claimedJob.activeJob.id)).toBe('completed')
    expect(await inspector.listWaitingJobs(id)).toEqual([])
    expect(fixture.alerts.filter(({ subject }) => subject === id)).toEqual([])
  })

  test('is ours when it is a bug, and the operator hears of it', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    await fixture.runJob(failingProcess(new TypeError('x is undefined')), claimedJob)
    expect(await inspector.readLastEvent(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { errorClass: 'ours', code: 'BUG', owner: 'us', vendorText: 'x is undefined' },
    })
    expect(fixture.alerts).toContainEqual({ kind: 'stalled', subject: id, detail: 'BUG' })
  })

  test('holds up nobody in a process beside the main one', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    const beside = (error: unknown) => ({ ...failingProcess(error), onFailure: 'alert' as const })
    await fixture.runJob(beside(createVendorError('permanent')), claimedJob)
    expect((await inspector.readLastEvent(id))?.type).toBe('DomainAssigned')
    expect(await inspector.readJobState(id, claimedJob.activeJob.id)).toBe('completed')
    const detail = 'dns: E1'
    expect(fixture.alerts).toContainEqual({ kind: 'provisioning-in-vain', subject: id, detail })
  })

  test('whose result others need looks on after its deadline, and its next deadline begins then', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    const polls: number[] = []
    const insisting = singleStepProcess(
      async ({ pollCount }) => {
        polls.push(pollCount)
        return pollIn(1, { code: 'REMOVING', owner: 'us' })
      },
      { onFailure: 'retry' },
    )
    fixture.clock.offsetMs = 31 * 60_000
    await fixture.runJob(insisting, claimedJob)
    for (let more = 0; more < 3; more += 1)
      await fixture.runJob(insisting, await fixture.claimJob(id))
    fixture.clock.offsetMs = 0
    expect(polls).toEqual([0, 1, 2, 3])
    expect(fixture.alerts.filter(({ subject }) => subject === id)).toHaveLength(1)
  })
})
