import { afterAll, beforeAll, expect, test } from 'bun:test'
import { projectStream } from '../../../events/streams'
import { createCommandHandler } from '../../../src/store/event-store/command-handler'
import { appendEvents, orderWithSlug, testContext } from '../../support/append-events'
import { paymentRequested } from '../../support/project-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
})
afterAll(() => fixture.close())

/** A command that orders what was not ordered yet; says at which positions it was read. */
const createOrderCommand = (slug: string) => {
  const readAt: number[] = []
  const read: TestStore['store']['read'] = async (stream) => {
    const found = await fixture.store.read(stream)
    readAt.push(found.version)
    return found
  }
  const handleCommand = createCommandHandler<'Order'>(
    { ...fixture.store, read },
    projectStream,
    (_id, _order, events) => (events.length > 0 ? [] : [orderWithSlug(slug)]),
  )
  return { tell: handleCommand, readAt }
}

test('a stream whose id was just minted is begun without a look at it', async () => {
  const id = Bun.randomUUIDv7()
  const { tell: handleCommand, readAt } = createOrderCommand(`minted-${id}`)
  expect(await handleCommand(testContext, id, 'Order', { isNewStream: true })).toHaveLength(1)
  expect(readAt).toEqual([])
  expect((await fixture.store.read(projectStream(id))).version).toBe(1)
})

test('one that is there after all is read, and decided upon once more', async () => {
  const id = Bun.randomUUIDv7()
  await appendEvents(
    fixture.store,
    projectStream(id),
    orderWithSlug(`there-${id}`),
    paymentRequested(),
  )
  const { tell: handleCommand, readAt } = createOrderCommand(`again-${id}`)
  expect(await handleCommand(testContext, id, 'Order', { isNewStream: true })).toEqual([])
  expect(readAt).toEqual([2])
  expect((await fixture.store.read(projectStream(id))).version).toBe(2)
})
