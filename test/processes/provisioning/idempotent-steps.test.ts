import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { EventType } from '../../../events'
import { jobId } from '../../../src/processes/engine/jobs-for-event'
import { runStep } from '../../../src/processes/engine/run-step'
import { licensing } from '../../../src/processes/licensing/licensing'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { happens, ordered } from '../../routes/support/seed-orders'
import { codeOf } from '../../support/append-events'
import { booted, paid, released } from '../../support/project-events'
import type { Taken } from '../support/process-fixture'
import type { Vendors } from '../support/vendor-fixture'
import { givenVendors } from '../support/vendor-fixture'

let place: Vendors
let id = ''
beforeAll(async () => {
  place = await givenVendors()
  const desk = { vault: place.vault, store: place.store }
  const order = await ordered({ desk } as never)
  id = order.id
  await happens({ desk } as never, id, paid(5831), released())
  await place.run(licensing, await place.take(id, 'licensing'))
}, 30_000)
afterAll(() => place.close())

const lost = () => {
  throw Object.assign(new Error('terminating connection'), { code: '57P01' })
}
const secrets = () =>
  place.sql`select name, sealed from project_secrets where project_id = ${id} order by name`.then(
    (rows) => [...rows],
  )
const count = async () => (await place.events(id)).length

/** Runs the step until it has its result; its looks between come at once. */
const untilDone = async (type: EventType, taken: Taken) => {
  for (let next = taken, looks = 0; ; looks += 1) {
    await place.run(provisioning, next)
    if ((await place.events(id)).some((event) => event.type === type)) return
    if (looks > 100) throw new Error(`expected ${type} after ${looks} looks`)
    await Bun.sleep(20)
    next = await place.take(id)
  }
}

/** The run whose end is lost: what it does at the vendors is done, and nobody is told. */
const untilLost = async (taken: Taken) => {
  const told = { ...place.tools, command: lost }
  for (let next = taken, looks = 0; ; looks += 1) {
    const code = await runStep(told, provisioning, next.held, next.data).then(() => '', codeOf)
    if (code === '57P01') return next
    if (code !== '' || looks > 100) throw new Error(`expected a lost append, found ${code}`)
    await Bun.sleep(20)
    next = await place.take(id)
  }
}

/** The same job once more under another id, as if the queue had kept two. */
const doubleOf = async ({ data }: Taken): Promise<Taken> => {
  const double = jobId(data.eventId, provisioning, `double ${Bun.randomUUIDv7()}`)
  const job = { id: double, queue: 'provisioning' as const, data }
  const context = { by: 'system:test', correlationId: 'double', causationId: 'double' } as const
  await place.store.act(context, () => ({ jobs: [job] }))
  await place.sql`update pgboss.job set state = 'active' where id = ${double}`
  return { held: { id: double, queue: 'provisioning', retryCount: 0 }, data }
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
      await happens({ desk: place } as never, id, booted('boot-1', [plugin]))
    }
    const before = await count()
    const taken = await untilLost(await place.take(id))
    expect(await count()).toBe(before)
    const standing = place.holdings()
    const minted = await secrets()

    await untilDone(result, taken)
    expect(place.holdings()).toEqual(standing)
    expect(await secrets()).toEqual(minted)
    const after = await count()
    expect(after).toBeGreaterThan(before)

    const calls = place.calls.length
    await place.run(provisioning, await doubleOf(taken))
    expect(await count()).toBe(after)
    expect(place.holdings()).toEqual(standing)
    if (result !== 'DeploymentStarted') expect(place.calls.length).toBe(calls)
  })
})

test('after all of it there is one of each thing', async () => {
  const { coolify, records, mails } = place.holdings()
  expect(Object.values(coolify).map((uuids) => uuids.length)).toEqual([1, 1, 1, 1, 1])
  const ours = records.flatMap((zone) => zone.records).filter(({ name }) => name.startsWith('s-'))
  expect(ours).toMatchObject([{ type: 'A', content: '203.0.113.7' }])
  expect(mails).toEqual([`<welcome.${id}@vrs.gmbh>`])
  expect((await place.events(id)).map(({ type }) => type)).not.toContain('ProvisioningStalled')
  expect(await place.sql`select 1 from project_secrets where project_id = ${id}`).toHaveLength(3)
  expect(await place.sql`select 1 from runtime_keys where project_id = ${id}`).toHaveLength(1)
})

test('each step appended all its events in one transaction', async () => {
  const rows = await place.sql<{ causationId: string; appends: number }[]>`
    select message_metadata->>'causationId' as causation_id,
      count(distinct transaction_id)::int as appends
    from emt_messages where message_metadata->>'by' = 'system:provisioning' group by 1`
  expect(rows.length).toBeGreaterThanOrEqual(9)
  expect(rows.filter(({ appends }) => appends !== 1)).toEqual([])
})
