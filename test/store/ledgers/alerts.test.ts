import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { licenseStream, projectStream } from '../../../events/streams'
import { closeEndedAlerts } from '../../../src/store/ledgers/alerts'
import { purgeExpiredRows } from '../../../src/store/ledgers/purge-expired-rows'
import { appendEvents, firstJobData, orderWithSlug, testContext } from '../../support/append-events'
import {
  paymentConfirmed,
  projectArchived,
  provisioningResumed,
  provisioningStalled,
} from '../../support/project-events'
import { openTestStore, type TestStore } from '../../support/test-store'

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
}, 30_000)
afterAll(() => fixture.close())
beforeEach(async () => void (await fixture.sql`delete from alerts`))

const raise = async (kind: string, subject: string, age = '2 minutes') =>
  void (await fixture.sql`
  insert into alerts (kind, subject, detail, at)
  values (${kind}, ${subject}, '', now() - ${age}::interval)`)

const listClosed = async () => {
  await closeEndedAlerts(fixture.sql)
  const rows = await fixture.sql<{ kind: string; closedBy: string; endedBy: string | null }[]>`
    select kind, closed_by, ended_by from alerts where closed_at is not null order by id`
  return rows.map(({ kind, closedBy, endedBy }) => [kind, closedBy, endedBy !== null])
}

const placeProject = async (slug: string) => {
  const id = Bun.randomUUIDv7()
  await appendEvents(fixture.store, projectStream(id), orderWithSlug(slug))
  return id
}

const stall = provisioningStalled('dns')

test('an alert of a stall ends with the stall, and names the event that ended it', async () => {
  const id = await placeProject('stalled-one')
  await appendEvents(fixture.store, projectStream(id), stall)
  await raise('stalled', id)
  await raise('stuck', id)
  expect(await listClosed()).toEqual([])
  const [cause] = (await fixture.store.read(projectStream(id))).events.slice(-1)
  await appendEvents(fixture.store, projectStream(id), provisioningResumed('dns', cause?.id ?? ''))
  expect(await listClosed()).toEqual([
    ['stalled', 'system:alerts', true],
    ['stuck', 'system:alerts', true],
  ])
  const { events } = await fixture.store.read(projectStream(id))
  const [row] = await fixture.sql<{ endedBy: string }[]>`select ended_by from alerts limit 1`
  expect(row?.endedBy).toBe(events.at(-1)?.id ?? '')
})

test('an archived project ends them too', async () => {
  const id = await placeProject('archived-one')
  await appendEvents(fixture.store, projectStream(id), stall)
  await raise('stalled', id)
  await raise('checkout-failed', id)
  expect(await listClosed()).toEqual([])
  await appendEvents(fixture.store, projectStream(id), projectArchived)
  expect(await listClosed()).toHaveLength(2)
})

test('one about a payment page ends with the payment', async () => {
  const id = await placeProject('paid-one')
  await raise('checkout-failed', id)
  expect(await listClosed()).toEqual([])
  await appendEvents(fixture.store, projectStream(id), paymentConfirmed())
  expect(await listClosed()).toEqual([['checkout-failed', 'system:alerts', true]])
})

test('one about a vendor ends with its breaker, one about the comparison with the next whole one', async () => {
  const { sql } = fixture
  await raise('vendor-down', 'coolify')
  await raise('drift-in-vain', 'drift_check-1')
  await raise('watch-in-vain', 'berger.example', '3 hours')
  await sql`insert into breakers (vendor, state) values ('coolify', '{"is":"open"}')`
  expect(await listClosed()).toEqual([])
  await sql`update breakers set state = '{"is":"closed","failures":[]}'`
  await sql`insert into drift_runs (id, cause, ended_at) values ('1', 'nightly', now())`
  await sql`insert into domain_looks (name, looked_at) values ('berger.example', now())`
  expect(await listClosed()).toEqual([
    ['vendor-down', 'system:alerts', false],
    ['drift-in-vain', 'system:alerts', false],
    ['watch-in-vain', 'system:alerts', false],
  ])
})

test('one about a job ends when the queue has it no longer as failed', async () => {
  const { sql } = fixture
  await fixture.store.commit(testContext, () => ({
    jobs: [
      {
        id: Bun.randomUUIDv7(),
        queue: 'payments',
        data: firstJobData({ stream: 'project-p1', since: new Date().toISOString() }),
      },
    ],
  }))
  const [job] = await sql<{ id: string }[]>`
    update pgboss.job set state = 'failed' where name = 'payments' returning id::text`
  await raise('job-failed', job?.id ?? '')
  await raise('payment-in-vain', 'evt_1')
  expect(await listClosed()).toEqual([])
  await sql`update pgboss.job set state = 'completed' where name = 'payments'`
  expect(await listClosed()).toEqual([
    ['job-failed', 'system:alerts', false],
    ['payment-in-vain', 'system:alerts', false],
  ])
})

test('one about the dates of licenses ends when none of its project is due', async () => {
  const id = await placeProject('with-license')
  const stream = licenseStream(id, 'kontakt')
  const endsAt = new Date(Date.now() - 3_600_000).toISOString()
  await appendEvents(fixture.store, stream, {
    type: 'TrialStarted',
    data: { projectId: id, plugin: 'kontakt', endsAt },
  })
  await raise('license-dates-in-vain', id)
  expect(await listClosed()).toEqual([])
  await appendEvents(fixture.store, stream, { type: 'TrialEnded', data: {} })
  expect(await listClosed()).toEqual([['license-dates-in-vain', 'system:alerts', false]])
})

test('what nothing ends waits for a person, and what was just raised waits a minute', async () => {
  await raise('bulk-act-failed', 'p1')
  await raise('artifact-damaged', 'kontakt 1.0.0')
  await raise('licensing-in-vain', 'p1')
  await raise('stalled', 'nobody', '10 seconds')
  expect(await listClosed()).toEqual([])
})

test('an alert is deleted 90 days after it was closed, never one that is open', async () => {
  const { sql } = fixture
  await raise('open', 'a', '2 years')
  await raise('closed-89', 'b', '2 years')
  await raise('closed-91', 'c', '2 years')
  await sql`update alerts set closed_at = now() - interval '89 days' where kind = 'closed-89'`
  await sql`update alerts set closed_at = now() - interval '91 days' where kind = 'closed-91'`
  await purgeExpiredRows(sql)
  const rows = await sql<{ kind: string }[]>`select kind from alerts order by id`
  expect(rows.map(({ kind }) => kind)).toEqual(['open', 'closed-89'])
})
