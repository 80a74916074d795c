import { afterAll, beforeAll, expect, test } from 'bun:test'
import { driftCheckStream, driftStream } from '../../../events/streams'
import { planNight, runDriftJob } from '../../../src/processes/drift/drift-jobs'
import type { HeldJob, JobData } from '../../../src/store/job-queue/job-queue'
import { happen } from '../../support/append-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
beforeAll(async () => {
  place = await givenSteps()
}, 30_000)
afterAll(() => place.close())

type Job = { id: string; startAfter: string; data: JobData; retryCount: number }
const jobs = () => place.sql<Job[]>`
  select id, start_after, data, retry_count from pgboss.job
  where name = 'drift' and state < 'active' order by start_after`

test('all workers plan one run a night, at three in Berlin in winter and summer', async () => {
  const { store } = place
  const planned = async (at: string) => {
    for (const second of [0, 1])
      await planNight({ store, now: () => new Date(Date.parse(at) + second * 1000) })
    const all = await jobs()
    await place.sql`delete from pgboss.job where name = 'drift'`
    return all.map(({ startAfter }) => startAfter)
  }
  expect(await planned('2027-01-10T01:59:00Z')).toEqual(['2027-01-10T02:00:00.000Z'])
  expect(await planned('2027-01-10T02:00:00Z')).toEqual(['2027-01-11T02:00:00.000Z'])
  expect(await planned('2027-07-10T12:00:00Z')).toEqual(['2027-07-11T01:00:00.000Z'])
})

const take = async () => {
  const [job] = await jobs()
  if (!job) throw new Error('expected a job, found none')
  await place.sql`update pgboss.job set state = 'active' where id = ${job.id}`
  const held: HeldJob = { id: job.id, queue: 'drift', retryCount: job.retryCount }
  return () => runDriftJob(place.tools, held, job.data)
}

test('a check that breaks down says so, ends its job and tells the operator', async () => {
  await happen(place.store, driftCheckStream('c1'), { type: 'DriftCheckOrdered', data: {} })
  // No vendor is opened here: that is our own fault.
  await (await take())()
  const [run] = await place.sql`select missing, ended_at from drift_runs where id = 'c1'`
  expect(run).toMatchObject({ missing: [{ source: 'ours', code: 'BUG' }] })
  expect(run?.endedAt).toBeTruthy()
  expect(place.alerts.map(({ kind }) => kind)).toEqual(['drift-in-vain'])
  expect(await jobs()).toHaveLength(0)
})

test('mending that is not possible fails with its reason, once', async () => {
  await happen(place.store, driftStream('f1'), {
    type: 'DriftMendingOrdered',
    data: { kind: 'serverGone', subject: 's1', way: 'repair', about: {} },
  })
  await (await take())()
  const { events } = await place.store.read(driftStream('f1'))
  expect(events.map(({ type }) => type)).toEqual(['DriftMendingOrdered', 'DriftMendingFailed'])
  const [decision] = await place.sql`select outcome, code from drift_decisions where id = 'f1'`
  expect(decision).toEqual({ outcome: 'failed', code: 'BUG' })
})
