import { afterAll, beforeAll, expect, test } from 'bun:test'
import { driftCheckStream, driftStream } from '../../../events/streams'
import { driftJobs, planNightlyCheck } from '../../../src/processes/drift/drift-jobs'
import { runJob } from '../../../src/processes/engine/run-job'
import type { ActiveJob, JobData } from '../../../src/store/job-queue/job-queue'
import { appendEvents } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

let fixture: ProcessFixture
beforeAll(async () => {
  fixture = await openProcessFixture()
}, 30_000)
afterAll(() => fixture.close())

type Job = { id: string; startAfter: string; data: JobData; retryCount: number }
const jobs = () => fixture.sql<Job[]>`
  select id, start_after, data, retry_count from pgboss.job
  where name = 'drift' and state < 'active' order by start_after`

test('all workers plan one run a night, at three in Berlin in winter and summer', async () => {
  const { store } = fixture
  const planCheck = async (at: string) => {
    for (const second of [0, 1])
      await planNightlyCheck({ store, now: () => new Date(Date.parse(at) + second * 1000) })
    const all = await jobs()
    await fixture.sql`delete from pgboss.job where name = 'drift'`
    return all.map(({ startAfter }) => startAfter)
  }
  expect(await planCheck('2027-01-10T01:59:00Z')).toEqual(['2027-01-10T02:00:00.000Z'])
  expect(await planCheck('2027-01-10T02:00:00Z')).toEqual(['2027-01-11T02:00:00.000Z'])
  expect(await planCheck('2027-07-10T12:00:00Z')).toEqual(['2027-07-11T01:00:00.000Z'])
})

const claimDriftJob = async () => {
  const [job] = await jobs()
  if (!job) throw new Error('expected a job, found none')
  await fixture.sql`update pgboss.job set state = 'active' where id = ${job.id}`
  const activeJob: ActiveJob = { id: job.id, queue: 'drift', retryCount: job.retryCount }
  return () => runJob(fixture.deps, driftJobs, activeJob, job.data)
}

test('a check that breaks down says so, ends its job and tells the operator', async () => {
  await appendEvents(fixture.store, driftCheckStream('c1'), { type: 'DriftCheckOrdered', data: {} })
  // No vendor is opened here: that is our own fault.
  await (await claimDriftJob())()
  const [run] = await fixture.sql`select missing, ended_at from drift_runs where id = 'c1'`
  expect(run).toMatchObject({ missing: [{ source: 'ours', code: 'BUG' }] })
  expect(run?.endedAt).toBeTruthy()
  expect(fixture.alerts.map(({ kind }) => kind)).toEqual(['drift-in-vain'])
  expect(await jobs()).toHaveLength(0)
})

test('mending that is not possible fails with its reason, once', async () => {
  await appendEvents(fixture.store, driftStream('f1'), {
    type: 'DriftMendingOrdered',
    data: { kind: 'serverGone', subject: 's1', way: 'repair', about: {} },
  })
  await (await claimDriftJob())()
  const { events } = await fixture.store.read(driftStream('f1'))
  expect(events.map(({ type }) => type)).toEqual(['DriftMendingOrdered', 'DriftMendingFailed'])
  const [decision] = await fixture.sql`select outcome, code from drift_decisions where id = 'f1'`
  expect(decision).toEqual({ outcome: 'failed', code: 'BUG' })
})
