import type { DomainEvent } from '../../../events'
import { pluginStream, projectStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import type { CoolifyClient } from '../../../src/integrations/coolify/types'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'
import { jobDefinitions } from '../../../src/processes/all-processes'
import { runJob } from '../../../src/processes/engine/run-job'
import { fetchMissedPayments } from '../../../src/processes/payments/fetch-missed-payments'
import type { JobData, QueueName } from '../../../src/store/job-queue/job-queue'
import {
  closeAll,
  openSandboxStripe,
  sandboxSecretKey,
  sandboxWebhookSecret,
} from '../../sandbox/stripe/sandbox-stripe-fixture'
import { appendEvents, orderWithSlug, testContext } from '../../support/append-events'
import { projectOrdered } from '../../support/project-events'
import { pluginVersionPublished } from '../../support/published-plugin'
import { closedBreakers, openProcessFixture } from '../support/process-fixture'

type Job = { id: string; retryCount: number; data: JobData }

/** What came to our bank account. */
export const paidByBank = (paymentRef: string, amountCents = 1184) => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents, currency: 'EUR', paymentRef, via: 'bank' as const },
})

export const checkoutOf = (
  projectId: string,
  attempt = 1,
  capture: 'automatic' | 'manual' = 'automatic',
) => ({
  key: `order:${projectId}:checkout:${attempt}`,
  projectId,
  attempt,
  orderNumber: '2026-00101',
  amountCents: projectOrdered.data.price.grossCents,
  currency: 'EUR',
  description: 'Steuerberater Köln',
  successUrl: 'http://localhost/',
  cancelUrl: 'http://localhost/',
  capture,
})

/** What the customer, or her bank, does at the checkout's page. */
const actAt = (url: string, action: string, fields: Record<string, string> = {}) =>
  fetch(`${url}/${action}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  })

/** Coolify as far as an order depends on it, with one server. */
export const createServersStub = (server: { usable: boolean }) =>
  ({ listServers: async () => [server] }) as unknown as CoolifyClient

/** Orders on a real store, their checkouts at the stand-in of Stripe, and the jobs between them. */
export const openPaymentFixture = async () => {
  // Its webhooks reach nobody; they are fetched. Debits end when a test says so.
  const standIn = await openSandboxStripe({ debitSettlementMs: 86_400_000 })
  const stripe = openStripeClient({
    secretKey: sandboxSecretKey,
    webhookSecret: sandboxWebhookSecret,
    apiBase: `http://127.0.0.1:${standIn.port}`,
    record: () => undefined,
  })
  const servers = { usable: true }
  const coolify = createServersStub(servers)
  const fixture = await openProcessFixture({ stripe, coolify, breakers: closedBreakers })
  const { deps, sql, store } = fixture
  await appendEvents(store, pluginStream('impressum'), pluginVersionPublished)

  const runQueue = async (queue: QueueName, stream?: string) => {
    const jobs = await sql<Job[]>`update pgboss.job set state = 'active', started_on = now()
      where name = ${queue} and state < 'active' and start_after <= now() + interval '10 seconds'
        and (${stream ?? null}::text is null or group_id = ${stream ?? null})
      returning id, retry_count, data`
    for (const { data, ...job } of jobs)
      await runJob(deps, jobDefinitions[queue], { ...job, queue }, data)
    return jobs.length
  }

  return {
    ...fixture,
    standIn,
    stripe,
    /** What Coolify says of its servers. */
    servers,
    order: async (...after: DomainEvent[]) => {
      const id = Bun.randomUUIDv7()
      await appendEvents(store, projectStream(id), orderWithSlug(`p-${id}`), ...after)
      return id
    },
    /** A checkout of this attempt, requested by the order. */
    requestCheckout: async (
      id: string,
      attempt = 1,
      capture: 'automatic' | 'manual' = 'automatic',
    ) => {
      const { sessionId, url, expiresAt } = await stripe.ensureCheckout(
        checkoutOf(id, attempt, capture),
      )
      const data = { attempt, checkoutRef: sessionId, expiresAt }
      await deps.handleProjectCommand(testContext, id, { type: 'RequestPayment', data })
      return { sessionId, url }
    },
    actAt,
    command: (id: string, command: ProjectCommand) =>
      deps.handleProjectCommand(testContext, id, command),
    /** Takes all events of Stripe that have come up, and does what follows from them. */
    settle: async (...queues: QueueName[]) => {
      for (let round = 0; round < 5; round += 1) {
        await fetchMissedPayments(deps)
        const counts = await Promise.all(
          ['payments' as const, ...queues].map((one) => runQueue(one)),
        )
        if (counts.every((count) => count === 0)) return
      }
    },
    runQueue: (queue: QueueName, id?: string) => runQueue(queue, id && projectStream(id)),
    typesOf: async (id: string) =>
      (await store.read(projectStream(id))).events.slice(1).map(({ type }) => type),
    close: async () => {
      await Promise.all([fixture.close(), closeAll()])
    },
  }
}

export type PaymentFixture = Awaited<ReturnType<typeof openPaymentFixture>>
