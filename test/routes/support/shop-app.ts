import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { projectStream } from '../../../events/streams'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { runJob } from '../../../src/processes/engine/run-job'
import { fetchMissedPayments } from '../../../src/processes/payments/fetch-missed-payments'
import { paymentJobs } from '../../../src/processes/payments/record-payment'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { openStripeStandIn } from '../../../src/sandbox/stripe/stripe-stand-in'
import type { JobData } from '../../../src/store/job-queue/job-queue'
import { openInwxClientFixture } from '../../integrations/inwx/inwx-client-fixture'
import { closedBreakers } from '../../processes/support/process-fixture'
import { type OrderResponse, orderBody } from '../../support/order-client'
import { openFullApp } from './full-app'

const stripeKeys = { secretKey: 'sk_test_buying', webhookSecret: 'whsec_buying' }

type PaymentJob = { id: string; retryCount: number; data: JobData }

const openStripeFixture = async () => {
  const dataDir = mkdtempSync(`${tmpdir()}/stripe-buying-`)
  const faults = createFaultInjector()
  const webhookUrl = 'http://127.0.0.1:9/nobody'
  const standIn = await openStripeStandIn({
    ...{ dataDir, port: 0, faults, webhookUrl, ...stripeKeys },
    // Debits end when a test says so, however slow the machine is.
    debitSettlementMs: 86_400_000,
  })
  const client = openStripeClient({ ...stripeKeys, apiBase: standIn.url, record: () => undefined })
  const close = async () => {
    await standIn.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { standIn, client, faults, close }
}

/** What a customer does, by program and by browser. */
const createCustomerClient = (url: string) => {
  const post = (body: unknown) =>
    fetch(`${url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(body),
    })
  return {
    post,
    order: async (slug: string, domain: object, change: object = {}): Promise<OrderResponse> => {
      const answer = await post(orderBody(slug, { domain, ...change }))
      if (answer.status !== 201)
        throw new Error(`expected 201, found ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as OrderResponse
    },
    status: async ({ projectId, orderToken }: OrderResponse) =>
      (await (
        await fetch(`${url}/api/v1/orders/${projectId}`, {
          headers: { authorization: `Bearer ${orderToken}` },
        })
      ).json()) as { status: string; steps: { step: string; message?: string }[] },
    tracker: async ({ projectId, orderToken }: OrderResponse) =>
      (
        await fetch(`${url}/orders/${projectId}`, {
          headers: { authorization: `Bearer ${orderToken}` },
        })
      ).text(),
    pay: async (checkoutUrl: string | null) =>
      fetch(`${checkoutUrl}/pay`, { method: 'POST', redirect: 'manual' }),
  }
}

/** The whole shop with INWX and Stripe behind real sockets; Coolify is silent, which is no hindrance. */
export const openShopApp = async () => {
  const [inwx, stripe] = await Promise.all([
    openInwxClientFixture({ zones: ['vrs.localhost'], transferMs: 1 }),
    openStripeFixture(),
  ])
  const silent = {
    listServers: async () => [{ uuid: 's', name: 's', ipv4: '203.0.113.7', usable: true }],
  }
  const coolify = silent as unknown as ProcessDependencies['coolify']
  const whole = await openFullApp({}, { inwx: inwx.client, stripe: stripe.client, coolify })
  const { deps } = whole
  const alerts: string[] = []
  const processDeps = {
    ...deps,
    handleProjectCommand: deps.commands.project,
    inwx: inwx.client,
    stripe: stripe.client,
    coolify,
    breakers: closedBreakers,
    alert: async (kind: string) => void alerts.push(kind),
    debug: () => undefined,
  } as unknown as ProcessDependencies

  const jobs = () => deps.sql<PaymentJob[]>`
    select id, retry_count, data from pgboss.job
    where name = 'payments' and state in ('created', 'active') order by created_on`
  const run = async ({ id, retryCount, data }: PaymentJob) => {
    await deps.sql`update pgboss.job set state = 'active' where id = ${id}`
    await runJob(processDeps, paymentJobs, { id, queue: 'payments', retryCount }, data)
  }
  return {
    ...whole,
    processDeps,
    alerts,
    inwx: inwx.inwx,
    inwxFaults: inwx.faults,
    stripe: stripe.standIn,
    stripeFaults: stripe.faults,
    ...createCustomerClient(whole.url),
    /** Lets the worker hear what Stripe has to say, one try each. */
    runPaymentJobs: async () => {
      await fetchMissedPayments(processDeps)
      for (const job of await jobs()) await run(job)
    },
    jobs,
    runPaymentJob: run,
    events: async (projectId: string) =>
      (await deps.store.read(projectStream(projectId))).events.map(({ type, data }) => ({
        type,
        data,
      })),
    closeAll: async () => {
      await whole.close()
      await stripe.close()
      await inwx.close()
    },
  }
}

export type ShopApp = Awaited<ReturnType<typeof openShopApp>>
