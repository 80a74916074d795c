import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { EventType } from '../../../events'
import type { OrderedDomain } from '../../../events/domain'
import { createProjectDriver } from '../support/project-driver'
import type { VendorFixture } from '../support/vendor-fixture'
import { openVendorFixture } from '../support/vendor-fixture'

let fixture: VendorFixture
let drive: ReturnType<typeof createProjectDriver>
beforeAll(async () => {
  fixture = await openVendorFixture()
  drive = createProjectDriver(fixture)
}, 30_000)
afterAll(() => fixture.close())

const driveUntil = (id: string, type: EventType, times = 1) =>
  drive.runUntil(id, async () => (await drive.eventsOf(id, type)).length >= times)

const subdomain = (name: string): OrderedDomain => ({
  kind: 'subdomain',
  name,
  baseDomain: 'vrs.localhost',
})

const replaceDomain = (id: string, domain: OrderedDomain) =>
  fixture.deps.handleProjectCommand(
    { by: 'person:ada', correlationId: 'replace', causationId: 'replace' },
    id,
    { type: 'ReplaceDomain', data: { domain } },
  )

const listRecords = (name: string) =>
  fixture
    .readInventories()
    .inwx.zones.flatMap(({ records }) => records)
    .filter((record) => record.name === name)

test('the records of a former domain go, unless another project holds it by now', async () => {
  const [handedOn, abandoned] = ['weiter.vrs.localhost', 'verlassen.vrs.localhost']
  const first = await drive.createReleasedProject(subdomain(handedOn))
  await driveUntil(first, 'DnsConfigured')
  await replaceDomain(first, subdomain(abandoned))
  // On the same server: its records are the very ones that the first project wrote.
  const second = await drive.createReleasedProject(subdomain(handedOn))
  await driveUntil(second, 'DnsConfigured')
  const records = listRecords(handedOn)
  expect(records).not.toEqual([])

  await driveUntil(first, 'DnsConfigured', 2)
  expect(listRecords(handedOn)).toEqual(records)

  expect(listRecords(abandoned)).not.toEqual([])
  await replaceDomain(first, subdomain('neu.vrs.localhost'))
  await driveUntil(first, 'DnsConfigured', 3)
  expect(listRecords(abandoned)).toEqual([])
  expect(listRecords(handedOn)).toEqual(records)
}, 30_000)
