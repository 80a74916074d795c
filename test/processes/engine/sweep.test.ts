import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { DomainEvent, EventType } from '../../../events'
import { sweeps } from '../../../src/processes/all-processes'
import { scheduledTasks } from '../../../src/processes/all-scheduled-tasks'
import { jobId } from '../../../src/processes/engine/job-ids'
import { pollIn } from '../../../src/processes/engine/job-outcome'
import type { Process } from '../../../src/processes/engine/process'
import { startScheduledTasks } from '../../../src/processes/engine/scheduled-tasks'
import { sweepStuckWork } from '../../../src/processes/engine/sweep-stuck-work'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { openAdvisoryLock } from '../../../src/store/postgres/advisory-lock'
import { appendEvents } from '../../support/append-events'
import {
  deploymentFinished,
  deploymentStarted,
  orderCancelled,
  provisioningResumed,
  provisioningStalled,
  runtimeBooted,
  siteVerified,
} from '../../support/project-events'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

let fixture: ProcessFixture
beforeAll(async () => {
  fixture = await openProcessFixture()
}, 30_000)
afterAll(() => fixture.close())
beforeEach(async () => {
  await fixture.sql`update projects set archived_at = now() where archived_at is null`
})

/** The project's job is gone, and nothing has happened for a while. */
const deleteJobs = async (id: string) => {
  await fixture.sql`delete from pgboss.job where group_id = ${`project-${id}`} and state < 'completed'`
  await fixture.sql`update projects set changed_at = now() - interval '11 seconds' where id = ${id}`
}
const open = async (id: string) =>
  (await fixture.jobs(id)).filter(({ state }) => state === 'created' || state === 'active')
const lastOf = async (id: string) => (await fixture.events(id)).at(-1)
const endJobs = (id: string) =>
  fixture.sql`update pgboss.job set state = 'completed' where group_id = ${`project-${id}`}`

describe('a project whose job vanished', () => {
  test('is woken three times under ids of their own, and stands the fourth time', async () => {
    const id = await fixture.project('DomainAssigned')
    const cause = (await lastOf(id))?.id ?? ''
    for (const round of [1, 2, 3]) {
      await endJobs(id)
      await deleteJobs(id)
      expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(1)
      const [job, ...others] = await open(id)
      expect(others).toEqual([])
      expect(job?.id).toBe(jobId(cause, provisioning, `sweep${round}`))
      expect(job?.data).toMatchObject({ step: 'dns', eventId: cause, pollCount: 0, attempt: 1 })
      expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
    }
    await endJobs(id)
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(1)
    expect(await lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      by: 'system:sweeper',
      causationId: cause,
      data: { step: 'dns', errorClass: 'ours', code: 'STUCK', owner: 'us' },
    })
    expect(fixture.alerts.at(-1)).toMatchObject({ kind: 'stuck', subject: id })
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
  })

  test('goes on waiting from there, though the looks before bear the same numbers', async () => {
    const waits: Process = {
      ...provisioning,
      table: {
        DomainAssigned: { id: 'dns', run: async () => pollIn(60, { code: 'X', owner: 'us' }) },
      },
    }
    const id = await fixture.project('DomainAssigned')
    await fixture.runJob(waits, await fixture.claimJob(id))
    await fixture.runJob(waits, await fixture.claimJob(id))
    await deleteJobs(id)
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(1)
    for (const attempt of [1, 2, 3]) {
      await fixture.runJob(waits, await fixture.claimJob(id))
      expect((await open(id)).map(({ data }) => data.pollCount)).toEqual([attempt])
    }
  })

  test('stands under the step that a person let go on', async () => {
    const before = await fixture.project('DnsConfigured')
    const cause = (await lastOf(before))?.id ?? ''
    const id = await fixture.project(
      'DnsConfigured',
      provisioningStalled('propagation'),
      provisioningResumed('propagation', cause),
    )
    for (let round = 0; round < 4; round += 1) {
      await endJobs(id)
      await deleteJobs(id)
      await sweepStuckWork(fixture.deps, sweeps)
    }
    expect(await lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { step: 'propagation', code: 'STUCK' },
    })
  })

  test('asks for its deployment when only the boot was told', async () => {
    const id = await fixture.project('DeploymentStarted', runtimeBooted())
    const started = (await fixture.events(id)).find(({ type }) => type === 'DeploymentStarted')
    await deleteJobs(id)
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(1)
    expect((await open(id)).map(({ data }) => [data.step, data.eventId])).toEqual([
      ['deployment', started?.id ?? ''],
    ])
  })
})

test.each<[string, readonly DomainEvent[], EventType]>([
  ['is to be deployed again', [], 'ProvisioningResumed'],
  ['is deployed again', [deploymentStarted('d-2')], 'DeploymentStarted'],
  [
    'has booted too early',
    [deploymentStarted('d-2'), runtimeBooted('boot-2')],
    'DeploymentStarted',
  ],
  [
    'has not booted yet',
    [deploymentStarted('d-2'), deploymentFinished('d-2')],
    'DeploymentFinished',
  ],
])('a live project that %s is woken too', async (_, more, cause) => {
  const id = await fixture.project('ProjectWentLive')
  const prepared = (await fixture.events(id)).find(({ type }) => type === 'DeploymentPrepared')
  const stream = `project-${id}`
  await appendEvents(
    fixture.store,
    stream,
    provisioningResumed('deployment', prepared?.id ?? ''),
    ...more,
  )
  await deleteJobs(id)
  expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(1)
  const last = (await fixture.events(id)).findLast(({ type }) => type === cause)
  expect((await open(id)).map(({ data }) => data.eventId)).toEqual([last?.id ?? ''])

  await appendEvents(
    fixture.store,
    stream,
    deploymentFinished('d-2'),
    runtimeBooted('boot-2'),
    siteVerified,
  )
  await deleteJobs(id)
  expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
})

describe('a job that will not come back', () => {
  const change = (id: string, state: string) =>
    fixture.sql`update pgboss.job set state = ${state}::pgboss.job_state, completed_on = now()
      where group_id = ${`project-${id}`} and name = 'provisioning' and state < 'completed'`
  const age = (id: string) =>
    fixture.sql`update projects set changed_at = now() - interval '11 seconds' where id = ${id}`

  test.each(['failed', 'cancelled'])('because the queue calls it %s is replaced', async (state) => {
    const id = await fixture.project('DomainAssigned')
    await change(id, state)
    await age(id)
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(1)
    expect((await open(id)).map(({ data }) => [data.step, data.sweep])).toEqual([['dns', 1]])
  })

  test('because its worker was not heard of for a minute is replaced, not before', async () => {
    const id = await fixture.project('DomainAssigned')
    const { activeJob } = await fixture.claimJob(id)
    await age(id)
    const setHeartbeat = (seconds: number) =>
      fixture.sql`update pgboss.job set heartbeat_on = now() - ${seconds} * interval '1 second'
        where id = ${activeJob.id}`
    await setHeartbeat(50)
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
    await setHeartbeat(61)
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(1)
  })

  test('is replaced once, however many workers sweep', async () => {
    const ids = [await fixture.project('DomainAssigned'), await fixture.project('DnsConfigured')]
    for (const id of ids) await deleteJobs(id)
    const task = scheduledTasks(fixture.deps, () => undefined).find(
      ({ name }) => name === 'sweep stuck work',
    )
    if (!task) throw new Error('expected the task of the sweeper')
    const woken: unknown[] = []
    const errors: unknown[] = []
    const locks = Array.from({ length: 3 }, () => openAdvisoryLock(fixture.url))
    const workers = locks.map(({ withAdvisoryLock }) => {
      const run = async (signal: AbortSignal) => woken.push(await task.run(signal))
      return startScheduledTasks([{ ...task, atStart: true, run }], {
        withAdvisoryLock,
        onError: (error) => errors.push(error),
      })
    })
    // One of them sweeps at once; the others, whose locks are free later, find nothing to do.
    while (woken.length === 0 && errors.length === 0) await Bun.sleep(5)
    for (const worker of workers) await worker.stop()
    for (const lock of locks) await lock.close()
    expect(errors).toEqual([])
    expect(Math.max(...woken.map(Number))).toBe(2)
    for (const id of ids) expect((await open(id)).map(({ data }) => data.sweep)).toEqual([1])
  })
})

describe('the sweeper leaves alone', () => {
  test('who has a job, due or under way', async () => {
    const id = await fixture.project('DomainAssigned')
    await fixture.sql`update projects set changed_at = now() - interval '1 day' where id = ${id}`
    await fixture.sql`update pgboss.job set start_after = now() + interval '1 day'
      where group_id = ${`project-${id}`}`
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
    await fixture.claimJob(id)
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
  })

  test('who changed a moment ago', async () => {
    const id = await fixture.project('DomainAssigned')
    await fixture.sql`delete from pgboss.job where group_id = ${`project-${id}`}`
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
  })

  test.each([
    ['waits for payment', () => fixture.project('PaymentRequested')],
    ['was cancelled', () => fixture.project('PaymentRequested', orderCancelled())],
    ['stands', () => fixture.project('DomainAssigned', provisioningStalled('dns'))],
    ['is live', () => fixture.project('ProjectWentLive')],
    [
      'is suspended',
      () =>
        fixture.project('DomainAssigned', { type: 'ProjectSuspended', data: { cause: 'unpaid' } }),
    ],
  ])('who %s', async (_, begin) => {
    await deleteJobs(await begin())
    expect(await sweepStuckWork(fixture.deps, sweeps)).toBe(0)
  })
})
