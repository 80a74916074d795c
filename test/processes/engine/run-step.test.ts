import { afterAll, describe, expect, test } from 'bun:test'
import { pollIn, waitWithoutDeadline } from '../../../src/processes/engine/job-outcome'
import { readErrorCode } from '../../support/append-events'
import {
  createVendorError,
  failingProcess,
  openStepFixture,
  singleStepProcess,
} from '../support/single-step-process'

const { fixture, inspector } = await openStepFixture()
afterAll(() => fixture.close())

describe('a step that must wait', () => {
  const waits = singleStepProcess(async () =>
    pollIn(30, { vendor: 'dns', code: 'NOT_VISIBLE', owner: 'vendor' }),
  )

  test('ends, and its next look is queued once under an id of its own', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    await fixture.runJob(waits, claimedJob)
    expect(await inspector.readJobState(id, claimedJob.activeJob.id)).toBe('completed')
    const [next, ...others] = await inspector.listWaitingJobs(id)
    expect(others).toEqual([])
    expect(next?.data).toEqual({
      ...claimedJob.data,
      pollCount: 1,
      attempt: 1,
      waitingFor: { vendor: 'dns', code: 'NOT_VISIBLE', owner: 'vendor' },
    })
    expect(next && inspector.secondsUntil(next)).toBeGreaterThan(25)
    expect((await inspector.readLastEvent(id))?.type).toBe('DomainAssigned')
  })

  test('stalls after its deadline, with what it waited for', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    fixture.clock.offsetMs = 29 * 60_000
    await fixture.runJob(waits, claimedJob)
    const next = await fixture.claimJob(id)
    expect((await inspector.readLastEvent(id))?.type).toBe('DomainAssigned')
    fixture.clock.offsetMs = 31 * 60_000
    await fixture.runJob(waits, next)
    fixture.clock.offsetMs = 0
    expect(await inspector.readLastEvent(id)).toMatchObject({
      type: 'ProvisioningStalled',
      by: 'system:provisioning',
      causationId: claimedJob.data.eventId,
      data: {
        step: 'dns',
        errorClass: 'waiting',
        vendor: 'dns',
        code: 'NOT_VISIBLE',
        owner: 'vendor',
      },
    })
    expect(await inspector.listWaitingJobs(id)).toEqual([])
  })

  test('waits for ever where only an act of ours ends it, and its deadline begins after that', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    const patient = singleStepProcess(async () =>
      waitWithoutDeadline(1, { code: 'NO_FREE_SLOT', owner: 'us' }),
    )
    fixture.clock.offsetMs = 90 * 86_400_000
    await fixture.runJob(patient, claimedJob)
    const next = await fixture.claimJob(id)
    await fixture.runJob(waits, next)
    expect((await inspector.readLastEvent(id))?.type).toBe('DomainAssigned')
    fixture.clock.offsetMs += 31 * 60_000
    await fixture.runJob(waits, await fixture.claimJob(id))
    fixture.clock.offsetMs = 0
    expect((await inspector.readLastEvent(id))?.type).toBe('ProvisioningStalled')
  })

  test('adds no event however often it looks', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    const before = await fixture.events(id)
    let next = claimedJob
    for (let polls = 0; polls < 50; polls += 1) {
      await fixture.runJob(waits, next)
      next = await fixture.claimJob(id)
    }
    expect(next.data.pollCount).toBe(50)
    expect(await fixture.events(id)).toEqual(before)
  })

  test('is shown under the step that it really waits for', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    const elsewhere = singleStepProcess(async () =>
      pollIn(1, { code: 'X', owner: 'us' }, 'propagation'),
    )
    await fixture.runJob(elsewhere, claimedJob)
    const jobs = await fixture.jobs(id)
    expect(jobs.filter(({ state }) => state === 'created').map(({ data }) => data.step)).toEqual([
      'propagation',
    ])
  })
})

describe('a job', () => {
  test('whose database fails is left to the queue', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' })
    expect(await fixture.runJob(failingProcess(lost), claimedJob).catch(readErrorCode)).toBe(
      '57P01',
    )
    expect(await inspector.readJobState(id, claimedJob.activeJob.id)).toBe('active')
    expect((await inspector.readLastEvent(id))?.type).toBe('DomainAssigned')
  })

  test('that somebody else holds meanwhile writes nothing', async () => {
    const { id, claimedJob } = await inspector.createClaimedProject()
    const late = { ...claimedJob, activeJob: { ...claimedJob.activeJob, retryCount: 7 } }
    expect(
      await fixture
        .runJob(failingProcess(createVendorError('permanent')), late)
        .catch(readErrorCode),
    ).toBe('VRS02')
    expect((await inspector.readLastEvent(id))?.type).toBe('DomainAssigned')
    expect(fixture.alerts.filter(({ subject }) => subject === id)).toEqual([])
  })

  test('of a step that is done already ends without doing it again', async () => {
    const id = await fixture.project('DnsConfigured')
    const first = (await fixture.jobs(id)).find(({ data }) => data.step === 'dns')
    if (!first) throw new Error('expected the job of the step dns')
    await fixture.sql`update pgboss.job set state = 'active' where id = ${first.id}`
    const activeJob = { id: first.id, queue: 'provisioning' as const, retryCount: 0 }
    let runs = 0
    const counting = singleStepProcess(async () => {
      runs += 1
      return undefined
    })
    await fixture.runJob(counting, { activeJob, data: first.data })
    expect(runs).toBe(0)
    expect(await inspector.readJobState(id, first.id)).toBe('completed')
    expect((await inspector.readLastEvent(id))?.type).toBe('DnsConfigured')
  })

  test('of an event that never was is an error', async () => {
    const { claimedJob } = await inspector.createClaimedProject()
    const wrong = { ...claimedJob, data: { ...claimedJob.data, eventId: 'none' } }
    const message = await fixture
      .runJob(failingProcess(createVendorError('permanent')), wrong)
      .catch(String)
    expect(message).toContain('expected event none of project-')
  })
})
