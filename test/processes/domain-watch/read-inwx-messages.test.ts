import { afterAll, expect, test } from 'bun:test'
import { readInwxMessages } from '../../../src/processes/domain-watch/read-inwx-messages'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture } from '../support/vendor-fixture'

const name = 'meldung-berger.de'

const fixture = await openVendorFixture()
const drive = createProjectDriver(fixture)
const id = await drive.createReleasedProject({ kind: 'registered', name })
const isRequested = async () => (await fixture.deps.inwx.observeDomain(name)).state !== 'absent'
await drive.runUntil(id, isRequested)
await Bun.sleep(150)
await fixture.deps.inwx.observeDomain(name)
afterAll(() => fixture.close())

const readNewMessages = async () => {
  await fixture.sql`update watches set next_at = now() where name = 'messages'`
  return readInwxMessages(fixture.deps)
}
const readStoredMessages = () => fixture.sql<{ id: string; object: string }[]>`
  select id, object from inwx_messages order by id`

test('a message whose acknowledgement is lost is kept once, and comes again', async () => {
  fixture.faults.add({ vendor: 'inwx', method: 'message.ack', kind: 'error500', times: 1 })
  expect(await readNewMessages()).toBe(0)
  expect(await readStoredMessages()).toHaveLength(1)
  expect(await readNewMessages()).toBeGreaterThanOrEqual(1)
  expect(await readStoredMessages()).toMatchObject([{ object: name }])
  expect(await readNewMessages()).toBe(0)
})

test('who waits for the name looks at once', async () => {
  const [waiting] = (await fixture.jobs(id)).filter(({ state }) => state === 'created')
  expect(Date.parse(waiting?.startAfter ?? '')).toBeLessThanOrEqual(Date.now())
})

test('of two consumers one reads', async () => {
  await fixture.sql`update watches set next_at = now() where name = 'messages'`
  const calls = fixture.calls.length
  await Promise.all([readInwxMessages(fixture.deps), readInwxMessages(fixture.deps)])
  const polls = fixture.calls.slice(calls).filter(({ method }) => method === 'message.poll')
  expect(polls).toHaveLength(1)
})
