import { afterAll, beforeAll, expect, test } from 'bun:test'
import { pluginStream } from '../../../events/streams'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'
import { runJob } from '../../../src/processes/engine/run-job'
import { fetchMissedPayments } from '../../../src/processes/payments/fetch-missed-payments'
import { paymentJobs } from '../../../src/processes/payments/record-payment'
import type { JobData } from '../../../src/store/job-queue/job-queue'
import {
  closeAll,
  openSandboxStripe,
  sandboxSecretKey,
  sandboxWebhookSecret,
} from '../../sandbox/stripe/sandbox-stripe-fixture'
import { appendEvents } from '../../support/append-events'
import { pluginVersionPublished } from '../../support/published-plugin'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'
import { checkoutOf, createServersStub } from './payment-fixture'

let fixture: ProcessFixture
beforeAll(async () => {
  const { port } = await openSandboxStripe() // Its webhooks reach nobody.
  const apiBase = `http://127.0.0.1:${port}`
  const stripe = openStripeClient({
    secretKey: sandboxSecretKey,
    webhookSecret: sandboxWebhookSecret,
    apiBase,
    record: () => undefined,
  })
  fixture = await openProcessFixture({ stripe, coolify: createServersStub({ usable: true }) })
  await appendEvents(fixture.store, pluginStream('impressum'), pluginVersionPublished)
}, 30_000)
afterAll(() => Promise.all([fixture.close(), closeAll()]))

type Job = { id: string; retryCount: number; data: JobData }

test('a payment whose webhook nobody took is found and recorded once', async () => {
  const { deps, sql } = fixture
  const id = await fixture.project('PaymentRequested')
  const { url } = await deps.stripe.ensureCheckout(checkoutOf(id))
  await fetch(`${url}/pay`, { method: 'POST', redirect: 'manual' })
  expect(await fetchMissedPayments(deps)).toBe(1)
  expect(await fetchMissedPayments(deps)).toBe(0)
  const jobs = await sql<Job[]>`update pgboss.job set state = 'active' where name = 'payments'
    returning id, retry_count, data`
  expect(jobs.length).toBe(1)
  for (const { data, ...job } of jobs)
    await runJob(deps, paymentJobs, { ...job, queue: 'payments' }, data)
  const types = (await fixture.events(id)).map(({ type }) => type)
  expect(types.slice(-2)).toEqual(['PaymentConfirmed', 'ProvisioningReleased'])
})
