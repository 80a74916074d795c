import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openStripe } from '../../../src/integrations/stripe/stripe-client'
import { askMissed } from '../../../src/processes/payments/fetch-missed-payments'
import { recordPayment } from '../../../src/processes/payments/record-payment'
import type { JobData } from '../../../src/store/job-queue/job-queue'
import {
  cleanUp,
  open,
  secretKey,
  webhookSecret,
} from '../../sandbox/stripe/sandbox-stripe-fixture'
import { bergerOrdered } from '../../support/project-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let steps: Steps
beforeAll(async () => {
  const { port } = await open() // Its webhooks reach nobody.
  const apiBase = `http://127.0.0.1:${port}`
  const stripe = openStripe({ secretKey, webhookSecret, apiBase, record: () => undefined })
  steps = await givenSteps({ stripe })
}, 30_000)
afterAll(() => Promise.all([steps.close(), cleanUp()]))

const checkoutOf = (projectId: string) => ({
  key: `order:${projectId}:checkout:1`,
  projectId,
  attempt: 1,
  orderNumber: '2026-00101',
  amountCents: bergerOrdered.data.price.grossCents,
  currency: 'EUR',
  description: 'Steuerberater Köln',
  successUrl: 'http://localhost/',
  cancelUrl: 'http://localhost/',
})

type Job = { id: string; retryCount: number; data: JobData }

test('a payment whose webhook nobody took is found and recorded once', async () => {
  const { tools, sql } = steps
  const id = await steps.project('PaymentRequested')
  const { url } = await tools.stripe.ensureCheckout(checkoutOf(id))
  await fetch(`${url}/pay`, { method: 'POST', redirect: 'manual' })
  expect(await askMissed(tools)).toBe(1)
  expect(await askMissed(tools)).toBe(0)
  const jobs = await sql<Job[]>`update pgboss.job set state = 'active' where name = 'payments'
    returning id, retry_count, data`
  expect(jobs.length).toBe(1)
  for (const { data, ...held } of jobs)
    await recordPayment(tools, { ...held, queue: 'payments' }, data)
  const types = (await steps.events(id)).map(({ type }) => type)
  expect(types.slice(-2)).toEqual(['PaymentConfirmed', 'ProvisioningReleased'])
})
