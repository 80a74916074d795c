import { afterAll, beforeAll, expect, test } from 'bun:test'
import { projectStream } from '../../../events/streams'
import { telling } from '../../../src/store/event-store/command-handler'
import { context, happen, orderedAs } from '../../support/append-events'
import { requested } from '../../support/project-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

let place: TestStore
beforeAll(async () => {
  place = await openTestStore()
})
afterAll(() => place.close())

/** A command that orders what was not ordered yet; says at which positions it was read. */
const ordering = (slug: string) => {
  const readAt: number[] = []
  const read: TestStore['store']['read'] = async (stream) => {
    const found = await place.store.read(stream)
    readAt.push(found.at)
    return found
  }
  const tell = telling<'Order'>({ ...place.store, read }, projectStream, (_id, _order, events) =>
    events.length > 0 ? [] : [orderedAs(slug)],
  )
  return { tell, readAt }
}

test('a stream whose id was just minted is begun without a look at it', async () => {
  const id = Bun.randomUUIDv7()
  const { tell, readAt } = ordering(`minted-${id}`)
  expect(await tell(context, id, 'Order', { isMinted: true })).toHaveLength(1)
  expect(readAt).toEqual([])
  expect((await place.store.read(projectStream(id))).at).toBe(1)
})

test('one that is there after all is read, and decided upon once more', async () => {
  const id = Bun.randomUUIDv7()
  await happen(place.store, projectStream(id), orderedAs(`there-${id}`), requested())
  const { tell, readAt } = ordering(`again-${id}`)
  expect(await tell(context, id, 'Order', { isMinted: true })).toEqual([])
  expect(readAt).toEqual([2])
  expect((await place.store.read(projectStream(id))).at).toBe(2)
})
