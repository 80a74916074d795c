import { afterAll, beforeAll, expect, test } from 'bun:test'
import { withWakeOnEnqueue } from '../../../src/processes/engine/wake-on-enqueue'
import type { JobRequest, QueueName } from '../../../src/store/job-queue/job-queue'
import { testContext } from '../../support/append-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
})
afterAll(() => fixture.close())

const now = () => new Date()
const pollJobIn = (ms: number, queue: QueueName): JobRequest => ({
  id: Bun.randomUUIDv7(),
  queue,
  data: {
    step: 'dns',
    eventId: 'event-1',
    stream: 'project-1',
    correlationId: 'request-1',
    since: now().toISOString(),
    pollCount: 1,
    attempt: 1,
  },
  startAfter: new Date(now().getTime() + ms).toISOString(),
})

/** Queues a look that is due in so many ms, and answers who was woken until all alarms rang. */
const wokenQueues = async (...jobs: JobRequest[]) => {
  const queues: QueueName[] = []
  const last = Promise.withResolvers<void>()
  const store = withWakeOnEnqueue(fixture.store, now, (queue) => {
    queues.push(queue)
    if (queue === 'mails') last.resolve()
  })
  await store.commit(testContext, () => ({ jobs: [...jobs, pollJobIn(120, 'mails')] }))
  await last.promise
  return queues
}

test('a look that is due soon wakes its queue, and not before it is due', async () => {
  const job = pollJobIn(60, 'provisioning')
  expect(await wokenQueues(job)).toEqual(['provisioning', 'mails'])
  const [due] = await fixture.sql<{ due: boolean }[]>`
    select start_after <= now() as due from pgboss.job where id = ${job.id}`
  expect(due?.due).toBe(true)
})

test('one that is due later is left to the polls', async () => {
  expect(await wokenQueues(pollJobIn(60_000, 'provisioning'))).toEqual(['mails'])
})

test('one that is not written wakes nobody', async () => {
  const queues: QueueName[] = []
  const store = withWakeOnEnqueue(fixture.store, now, (queue) => void queues.push(queue))
  const failing = store.commit(testContext, () => ({
    jobs: [pollJobIn(0, 'provisioning')],
    completedJob: { id: Bun.randomUUIDv7(), queue: 'mails', retryCount: 0 },
  }))
  expect(await failing.then(() => 'written', String)).toContain('is not held any more')
  await Bun.sleep(20)
  expect(queues).toEqual([])
})
