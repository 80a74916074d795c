import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readMessages } from '../../../src/processes/domain-watch/read-inwx-messages'
import { driving } from '../support/project-driver'
import type { Vendors } from '../support/vendor-fixture'
import { givenVendors } from '../support/vendor-fixture'

const name = 'meldung-berger.de'

let place: Vendors
let drive: ReturnType<typeof driving>
let id = ''
beforeAll(async () => {
  place = await givenVendors()
  drive = driving(place)
  id = await drive.released({ kind: 'registered', name })
  const isRequested = async () => (await place.tools.inwx.domainSeen(name)).state !== 'absent'
  await drive.until(id, isRequested)
  await Bun.sleep(150)
  await place.tools.inwx.domainSeen(name)
}, 30_000)
afterAll(() => place.close())

const read = async () => {
  await place.sql`update watches set next_at = now() where name = 'messages'`
  return readMessages(place.tools)
}
const kept = () => place.sql<{ id: string; object: string }[]>`
  select id, object from inwx_messages order by id`

test('a message whose acknowledgement is lost is kept once, and comes again', async () => {
  place.faults.add({ vendor: 'inwx', method: 'message.ack', kind: 'error500', times: 1 })
  expect(await read()).toBe(0)
  expect(await kept()).toHaveLength(1)
  expect(await read()).toBeGreaterThanOrEqual(1)
  expect(await kept()).toMatchObject([{ object: name }])
  expect(await read()).toBe(0)
})

test('who waits for the name looks at once', async () => {
  const [waiting] = (await place.jobs(id)).filter(({ state }) => state === 'created')
  expect(Date.parse(waiting?.startAfter ?? '')).toBeLessThanOrEqual(Date.now())
})

test('of two consumers one reads', async () => {
  await place.sql`update watches set next_at = now() where name = 'messages'`
  const calls = place.calls.length
  await Promise.all([readMessages(place.tools), readMessages(place.tools)])
  const polls = place.calls.slice(calls).filter(({ method }) => method === 'message.poll')
  expect(polls).toHaveLength(1)
})
