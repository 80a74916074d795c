import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { EventType } from '../../../events'
import { jobDefinitions } from '../../../src/processes/all-processes'
import { jobId } from '../../../src/processes/engine/job-ids'
import { runJob } from '../../../src/processes/engine/run-job'
import { licensing } from '../../../src/processes/licensing/licensing'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { appendProjectEvents, seedOrder } from '../../routes/support/seed-orders'
import { readErrorCode } from '../../support/append-events'
import { paymentConfirmed, provisioningReleased, runtimeBooted } from '../../support/project-events'
import type { ClaimedJob } from '../support/process-fixture'
import type { VendorFixture } from '../support/vendor-fixture'
import { openVendorFixture } from '../support/vendor-fixture'

let fixture: VendorFixture
let id = ''
beforeAll(async () => {
  fixture = await openVendorFixture()
  const deps = { vault: fixture.vault, store: fixture.store }
  const order = await seedOrder({ deps } as never)
  id = order.id
  await appendProjectEvents({ deps } as never, id, paymentConfirmed(5831), provisioningReleased())
  await fixture.runJob(licensing, await fixture.claimJob(id, 'licensing'))
}, 30_000)
afterAll(() => fixture.close())

const throwConnectionError = () => {
  throw Object.assign(new Error('terminating connection'), { code: '57P01' })
}
const secrets = () =>
  fixture.sql`select name, sealed from project_secrets where project_id = ${id} order by name`.then(
    (rows) => [...rows],
  )
const count = async () => (await fixture.events(id)).length

/** Runs the step until it has its result; its looks between come at once. */
const runUntilDone = async (type: EventType, claimedJob: ClaimedJob) => {
  for (let next = claimedJob, polls = 0; ; polls += 1) {
    await fixture.runJob(provisioning, next)
    if ((await fixture.events(id)).some((event) => event.type === type)) return
    if (polls > 100) throw new Error(`expected ${type} after ${polls} looks`)
    await Bun.sleep(20)
    next = await fixture.claimJob(id)
  }
}

/** The run whose end is lost: what it does at the vendors is done, and nobody is told. */
const runUntilDisconnect = async (claimedJob: ClaimedJob) => {
  const deps = { ...fixture.deps, handleProjectCommand: throwConnectionError }
  for (let next = claimedJob, polls = 0; ; polls += 1) {
    const { activeJob, data } = next
    const code = await runJob(deps, jobDefinitions.provisioning, activeJob, data).then(
      () => '',
      readErrorCode,
    )
    if (code === '57P01') return next
    if (code !== '' || polls > 100) throw new Error(`expected a lost append, found ${code}`)
    await Bun.sleep(20)
    next = await fixture.claimJob(id)
  }
}

/** The same job once more under another id, as if the queue had kept two. */
const duplicateJob = async ({ data }: ClaimedJob): Promise<ClaimedJob> => {
  const double = jobId(data.eventId, provisioning, `double ${Bun.randomUUIDv7()}`)
  const job = { id: double, queue: 'provisioning' as const, data }
  const context = { by: 'system:test', correlationId: 'double', causationId: 'double' } as const
  await fixture.store.commit(context, () => ({ jobs: [job] }))
  await fixture.sql`update pgboss.job set state = 'active' where id = ${double}`
  return { activeJob: { id: double, queue: 'provisioning', retryCount: 0 }, data }
}

describe.each<[EventType, EventType]>([
  ['ProvisioningReleased', 'ServerAssigned'],
  ['ServerAssigned', 'DomainAssigned'],
  ['DomainAssigned', 'DnsConfigured'],
  ['DnsConfigured', 'DnsPropagated'],
  ['DnsPropagated', 'DeploymentPrepared'],
  ['DeploymentPrepared', 'DeploymentStarted'],
  ['DeploymentStarted', 'DeploymentFinished'],
  ['RuntimeBooted', 'ProjectWentLive'],
  ['ProjectWentLive', 'CustomerWelcomed'],
])('the step after %s', (cause, result) => {
  test(`finds its own things when ${result} was lost, and is done once`, async () => {
    if (cause === 'RuntimeBooted') {
      const plugin = { name: 'kontakt', version: '1.0.0', sha256: 'ab' }
      await appendProjectEvents({ deps: fixture } as never, id, runtimeBooted('boot-1', [plugin]))
    }
    const before = await count()
    const claimedJob = await runUntilDisconnect(await fixture.claimJob(id))
    expect(await count()).toBe(before)
    const standing = fixture.readVendorResources()
    const minted = await secrets()

    await runUntilDone(result, claimedJob)
    expect(fixture.readVendorResources()).toEqual(standing)
    expect(await secrets()).toEqual(minted)
    const after = await count()
    expect(after).toBeGreaterThan(before)

    const calls = fixture.calls.length
    await fixture.runJob(provisioning, await duplicateJob(claimedJob))
    expect(await count()).toBe(after)
    expect(fixture.readVendorResources()).toEqual(standing)
    if (result !== 'DeploymentStarted') expect(fixture.calls.length).toBe(calls)
  })
})

test('after all of it there is one of each thing', async () => {
  const { coolify, records, mails } = fixture.readVendorResources()
  expect(Object.values(coolify).map((uuids) => uuids.length)).toEqual([1, 1, 1, 1, 1])
  const ours = records.flatMap((zone) => zone.records).filter(({ name }) => name.startsWith('s-'))
  expect(ours).toMatchObject([{ type: 'A', content: '203.0.113.7' }])
  expect(mails).toEqual([`<welcome.${id}@vrs.gmbh>`])
  expect((await fixture.events(id)).map(({ type }) => type)).not.toContain('ProvisioningStalled')
  expect(await fixture.sql`select 1 from project_secrets where project_id = ${id}`).toHaveLength(3)
  expect(await fixture.sql`select 1 from runtime_keys where project_id = ${id}`).toHaveLength(1)
})

test('each step appended all its events in one transaction', async () => {
  const rows = await fixture.sql<{ causationId: string; appends: number }[]>`
    select message_metadata->>'causationId' as causation_id,
      count(distinct transaction_id)::int as appends
    from emt_messages where message_metadata->>'by' = 'system:provisioning' group by 1`
  expect(rows.length).toBeGreaterThanOrEqual(9)
  expect(rows.filter(({ appends }) => appends !== 1)).toEqual([])
})
