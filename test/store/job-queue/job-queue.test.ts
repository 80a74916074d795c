import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openJobQueue } from '../../../src/store/job-queue/job-queue'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
}, 30_000)
afterAll(() => fixture.close())

test("the queue's own errors reach whoever logs and counts them", async () => {
  const errors: unknown[] = []
  const queue = await openJobQueue(fixture.url, {
    supervise: false,
    onError: (error) => errors.push(error),
  })
  const failure = new Error('connection lost')
  queue.boss.emit('error', failure)
  await queue.boss.stop({ graceful: false })
  expect(errors).toEqual([failure])
})
