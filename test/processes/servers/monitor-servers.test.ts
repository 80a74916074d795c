import { afterAll, beforeAll, expect, test } from 'bun:test'
import { serverStream } from '../../../events/streams'
import type { Coolify } from '../../../src/integrations/coolify/types'
import { startWorker } from '../../../src/processes/engine/worker'
import { happen } from '../../support/append-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
const looks: number[] = []
beforeAll(async () => {
  const servers = async () => {
    looks.push(Date.now())
    return []
  }
  place = await givenSteps({ coolify: { servers } as unknown as Coolify })
}, 30_000)
afterAll(() => place.close())

const until = async (holds: () => Promise<boolean>, seconds: number) => {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    if (await holds()) return true
    await Bun.sleep(50)
  }
  return false
}
const isAssigned = async (id: string) =>
  (await place.events(id)).some(({ type }) => type === 'ServerAssigned')
const isWaiting = async (id: string) =>
  (await place.jobs(id)).some(({ data, state }) => state === 'created' && data.waitingFor)

test('a new server lets those that wait go on within moments, and servers are watched', async () => {
  const worker = await startWorker(place.tools, place.queue, () => undefined)
  try {
    const ids = [
      await place.project('ProvisioningReleased'),
      await place.project('ProvisioningReleased'),
    ]
    for (const id of ids) expect(await until(() => isWaiting(id), 5)).toBe(true)
    const data = { name: 's1', ipv4: '203.0.113.7', coolifyUuid: 'c-1', capacity: 2 }
    await happen(place.store, serverStream('s1'), { type: 'ServerAdded', data })
    for (const id of ids) expect(await until(() => isAssigned(id), 5)).toBe(true)
    expect(looks.length).toBe(1)
  } finally {
    await worker.stop()
  }
}, 30_000)
