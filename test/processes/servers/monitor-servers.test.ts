import { afterAll, beforeAll, expect, test } from 'bun:test'
import { serverStream } from '../../../events/streams'
import type { CoolifyClient } from '../../../src/integrations/coolify/types'
import { jobDefinitions } from '../../../src/processes/all-processes'
import { scheduledTasks } from '../../../src/processes/all-scheduled-tasks'
import { startWorker } from '../../../src/processes/engine/worker'
import { appendEvents } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

let fixture: ProcessFixture
const pollTimes: number[] = []
beforeAll(async () => {
  const servers = async () => {
    pollTimes.push(Date.now())
    return []
  }
  fixture = await openProcessFixture({
    coolify: { listServers: servers } as unknown as CoolifyClient,
  })
}, 30_000)
afterAll(() => fixture.close())

const waitUntil = async (holds: () => Promise<boolean>, seconds: number) => {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    if (await holds()) return true
    await Bun.sleep(50)
  }
  return false
}
const isAssigned = async (id: string) =>
  (await fixture.events(id)).some(({ type }) => type === 'ServerAssigned')
const isWaiting = async (id: string) =>
  (await fixture.jobs(id)).some(({ data, state }) => state === 'created' && data.waitingFor)

test('a new server lets those that wait go on within moments, and servers are watched', async () => {
  const work = { definitions: jobDefinitions, scheduledTasks }
  const worker = await startWorker(fixture.deps, fixture.queue, work, () => undefined)
  try {
    const ids = [
      await fixture.project('ProvisioningReleased'),
      await fixture.project('ProvisioningReleased'),
    ]
    for (const id of ids) expect(await waitUntil(() => isWaiting(id), 5)).toBe(true)
    const data = { name: 's1', ipv4: '203.0.113.7', coolifyUuid: 'c-1', capacity: 2 }
    await appendEvents(fixture.store, serverStream('s1'), { type: 'ServerAdded', data })
    for (const id of ids) expect(await waitUntil(() => isAssigned(id), 5)).toBe(true)
    expect(pollTimes.length).toBe(1)
  } finally {
    await worker.stop()
  }
}, 30_000)
