import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'
import { runJob } from '../../../src/processes/engine/run-job'
import { paymentJobs } from '../../../src/processes/payments/record-payment'
import type { JobData } from '../../../src/store/job-queue/job-queue'
import { firstJobData } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { closedBreakers, openProcessFixture } from '../support/process-fixture'

/** Stripe is out of reach. */
const settings = { secretKey: 'sk_test', webhookSecret: 'whsec', apiBase: 'http://127.0.0.1:9' }

let fixture: ProcessFixture
beforeAll(async () => {
  fixture = await openProcessFixture({
    stripe: openStripeClient({ ...settings, record: () => undefined }),
    // Else its jobs are held, and no attempt is counted.
    breakers: closedBreakers,
  })
}, 30_000)
afterAll(() => fixture.close())

const first = firstJobData()

type Open = { id: string; retryCount: number; data: JobData; waits: number }

const openJobs = () => fixture.sql<Open[]>`
  select id, retry_count, data, extract(epoch from start_after - now())::int as waits
  from pgboss.job where name = 'payments' and state in ('created', 'active')`

const runPaymentJob = async ({ id, retryCount, data }: Open) => {
  await fixture.sql`update pgboss.job set state = 'active' where id = ${id}`
  await runJob(fixture.deps, paymentJobs, { id, queue: 'payments', retryCount }, data)
}

test('money is asked for again and again, longer than the queue retries a job', async () => {
  const { sql, store } = fixture
  await sql`insert into stripe_events (id, type, session_id)
    values ('evt_1', 'checkout.session.completed', 'cs_1')`
  const id = crypto.randomUUID()
  const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const
  await store.commit(context, () => ({ jobs: [{ id, queue: 'payments', data: first }] }))
  for (let attempt = 1; attempt <= 55; attempt += 1) {
    const [open, ...others] = await openJobs()
    expect(others).toEqual([])
    expect(open?.data.attempt).toBe(attempt)
    expect(open?.waits).toBeLessThanOrEqual(900)
    if (open) await runPaymentJob(open)
  }
  expect(fixture.alerts).toEqual([
    { kind: 'payment-in-vain', subject: 'evt_1', detail: 'UNREACHABLE' },
  ])
}, 15_000)
