import { afterAll, beforeAll, expect, test } from 'bun:test'
import { licenseStream } from '../../../events/streams'
import { listLicenses } from '../../../projections/queries/licenses'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { licensing } from '../../../src/processes/licensing/licensing'
import { appendEvents } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

let fixture: ProcessFixture
let id = ''
const licenseIssued = (plugin: string) => ({
  type: 'LicenseIssued' as const,
  data: { projectId: id, plugin, cycle: 'monthly' as const, netCents: 0, source: 'order' as const },
})
beforeAll(async () => {
  fixture = await openProcessFixture()
  id = await fixture.project('CustomerWelcomed')
  for (const plugin of ['kontakt', 'crm', 'pim'])
    await appendEvents(fixture.store, licenseStream(id, plugin), licenseIssued(plugin))
  // Somebody had her reasons for this one.
  await appendEvents(fixture.store, licenseStream(id, 'pim'), {
    type: 'LicenseSuspended',
    data: {},
  })
}, 30_000)
afterAll(() => fixture.close())

const sendCommand = (command: ProjectCommand) =>
  fixture.deps.handleProjectCommand(
    { by: 'person:vera', correlationId: 'act', causationId: 'act' },
    id,
    command,
  )
const runLicensing = async () => {
  const job = await fixture.claimJob(id, 'licensing')
  await fixture.runJob(licensing, job)
  return job
}
const states = async () =>
  Object.fromEntries((await listLicenses(fixture.sql, id)).map((one) => [one.plugin, one.status]))

test("a suspended project's licenses rest with it, once", async () => {
  await sendCommand({ type: 'Suspend', data: { cause: 'unpaid' } })
  const job = await runLicensing()
  expect(await states()).toEqual({ kontakt: 'suspended', crm: 'suspended', pim: 'suspended' })
  const { version } = await fixture.store.read(licenseStream(id, 'crm'))
  await fixture.sql`update pgboss.job set state = 'active' where id = ${job.activeJob.id}`
  await fixture.runJob(licensing, job)
  expect((await fixture.store.read(licenseStream(id, 'crm'))).version).toBe(version)
})

test('they return with it, but for the one that a person suspended', async () => {
  await sendCommand({ type: 'Reinstate', data: {} })
  await runLicensing()
  expect(await states()).toEqual({ kontakt: 'active', crm: 'active', pim: 'suspended' })
})

test('a suspension that is over by the time of its job changes nothing', async () => {
  await sendCommand({ type: 'Suspend', data: { cause: 'unpaid' } })
  const late = await fixture.claimJob(id, 'licensing')
  await sendCommand({ type: 'Reinstate', data: {} })
  await fixture.runJob(licensing, late)
  expect(await states()).toEqual({ kontakt: 'active', crm: 'active', pim: 'suspended' })
})
