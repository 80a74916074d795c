import { afterAll, beforeAll, expect, test } from 'bun:test'
import { licenseStream } from '../../../events/streams'
import { licensesOf } from '../../../projections/licenses'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { licensing } from '../../../src/processes/licensing/licensing'
import { happen } from '../../support/append-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
let id = ''
const issued = (plugin: string) => ({
  type: 'LicenseIssued' as const,
  data: { projectId: id, plugin, cycle: 'monthly' as const, netCents: 0, source: 'order' as const },
})
beforeAll(async () => {
  place = await givenSteps()
  id = await place.project('CustomerWelcomed')
  for (const plugin of ['kontakt', 'crm', 'pim'])
    await happen(place.store, licenseStream(id, plugin), issued(plugin))
  // Somebody had her reasons for this one.
  await happen(place.store, licenseStream(id, 'pim'), { type: 'LicenseSuspended', data: {} })
}, 30_000)
afterAll(() => place.close())

const tell = (command: ProjectCommand) =>
  place.tools.command({ by: 'person:vera', correlationId: 'act', causationId: 'act' }, id, command)
const carry = async () => {
  const job = await place.take(id, 'licensing')
  await place.run(licensing, job)
  return job
}
const states = async () =>
  Object.fromEntries((await licensesOf(place.sql, id)).map((one) => [one.plugin, one.status]))

test("a suspended project's licenses rest with it, once", async () => {
  await tell({ type: 'Suspend', data: { cause: 'unpaid' } })
  const job = await carry()
  expect(await states()).toEqual({ kontakt: 'suspended', crm: 'suspended', pim: 'suspended' })
  const { at } = await place.store.read(licenseStream(id, 'crm'))
  await place.sql`update pgboss.job set state = 'active' where id = ${job.held.id}`
  await place.run(licensing, job)
  expect((await place.store.read(licenseStream(id, 'crm'))).at).toBe(at)
})

test('they return with it, but for the one that a person suspended', async () => {
  await tell({ type: 'Reinstate', data: {} })
  await carry()
  expect(await states()).toEqual({ kontakt: 'active', crm: 'active', pim: 'suspended' })
})

test('a suspension that is over by the time of its job changes nothing', async () => {
  await tell({ type: 'Suspend', data: { cause: 'unpaid' } })
  const late = await place.take(id, 'licensing')
  await tell({ type: 'Reinstate', data: {} })
  await place.run(licensing, late)
  expect(await states()).toEqual({ kontakt: 'active', crm: 'active', pim: 'suspended' })
})
