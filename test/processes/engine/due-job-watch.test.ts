import { afterAll, beforeAll, expect, test } from 'bun:test'
import { startDueJobWatch } from '../../../src/processes/engine/due-job-watch'
import { listQueuesWithDueJobs } from '../../../src/store/job-queue/job-queries'
import type { QueueName } from '../../../src/store/job-queue/job-queue'
import { queueNames } from '../../../src/store/job-queue/job-queue'
import { testContext } from '../../support/append-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
})
afterAll(() => fixture.close())

const addJob = async (queue: QueueName, dueInMs: number) => {
  const id = Bun.randomUUIDv7()
  const now = new Date()
  const data = {
    step: 'dns',
    eventId: id,
    stream: `project-${id}`,
    correlationId: 'request-1',
    since: now.toISOString(),
    pollCount: 0,
    attempt: 1,
  } as const
  const startAfter = new Date(now.getTime() + dueInMs).toISOString()
  await fixture.store.commit(testContext, () => ({ jobs: [{ id, queue, data, startAfter }] }))
  return id
}

const listQueues = () => listQueuesWithDueJobs(fixture.sql, queueNames)

test('only queues are listed of which a job could be taken now', async () => {
  expect(await listQueues()).toEqual([])
  await addJob('mails', 60_000)
  const active = await addJob('drift', -1000)
  const retried = await addJob('naming', -1000)
  await addJob('orders', -1000)
  await fixture.sql`update pgboss.job set state = 'active' where id = ${active}`
  await fixture.sql`update pgboss.job set state = 'retry', start_after = now() + interval '1 hour'
    where id = ${retried}`
  expect(await listQueues()).toEqual(['orders'])
  await fixture.sql`update pgboss.job set start_after = now() where id = ${retried}`
  expect((await listQueues()).toSorted()).toEqual(['naming', 'orders'])
  await fixture.sql`delete from pgboss.job`
})

test('the watch wakes a queue when its job becomes due, and goes on after an error', async () => {
  const errors: unknown[] = []
  const woken = Promise.withResolvers<QueueName>()
  await addJob('payments', 700)
  let looks = 0
  const watch = startDueJobWatch({
    listQueuesWithDueJobs: () => {
      looks += 1
      return looks === 1 ? Promise.reject(new Error('connection lost')) : listQueues()
    },
    wake: woken.resolve,
    onError: (error) => errors.push(error),
  })
  expect(await woken.promise).toBe('payments')
  watch.stop()
  expect(errors.map(String)).toEqual(['Error: connection lost'])
})
