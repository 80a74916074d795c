import { openDocumentStore } from '../document-store'
import { createDueTimers } from '../due-timers'
import type { FaultInjector } from '../fault-injector'
import { createStripeApiHandler } from './api/api-handler'
import { openStripeHttpServer } from './api/http-server'
import { createCheckoutHandler } from './checkout/checkout-handler'
import { expireCheckoutSessionIfDue } from './checkout/checkout-sessions'
import type {
  ChargeDocument,
  CheckoutSessionDocument,
  DisputeDocument,
  PaymentIntentDocument,
  StripeEventDocument,
  WebhookDelivery,
} from './documents'
import { type PaymentAct, paymentActs } from './payments/payment-acts'
import { findCapturedCharge } from './payments/refunds'
import { settleDirectDebit, settleDirectDebits } from './payments/session-payments'
import type { DueKind, StripeRuntime } from './stripe-runtime'
import { createWebhookSender } from './webhooks/webhook-sender'

export type StripeInventory = {
  sessions: {
    id: string
    url: string
    projectId: string | null
    status: CheckoutSessionDocument['status']
  }[]
  /** Captured charges, `amount` in cents; without declined and only authorized ones. */
  charges: {
    id: string
    amount: number
    amountRefunded: number
    currency: string
    sessionId: string
    /** Of its latest dispute; null without one. */
    dispute: DisputeDocument['status'] | null
  }[]
  events: { id: string; type: string; created: number; pendingWebhooks: number }[]
}

export type StripeStandIn = {
  /** Base of the API and of the hosted pages, like `http://127.0.0.1:12111`. */
  url: string
  inventory(): StripeInventory
  /** Does this to a paid session; false where there is none. */
  act(sessionId: string, act: PaymentAct): boolean
  /** Ends the debits that are under way at the bank, each as it was to end. */
  settleDebits(): void
  close(): Promise<void>
}

export type StripeOptions = {
  dataDir: string
  /** 0 takes a free one. */
  port: number
  faults: FaultInjector
  secretKey: string
  webhookSecret: string
  webhookUrl: string
  now?: () => number
  /** How long the bank takes for a direct debit; a second where it is not said. */
  debitSettlementMs?: number
}

const buildInventory = ({ store }: StripeRuntime): StripeInventory => {
  const pending = new Map<string, number>()
  for (const { eventId } of store.list<WebhookDelivery>('delivery'))
    pending.set(eventId, (pending.get(eventId) ?? 0) + 1)
  return {
    sessions: store
      .list<CheckoutSessionDocument>('session')
      .map(({ id, page, client_reference_id, status }) => ({
        id,
        url: page,
        projectId: client_reference_id,
        status,
      })),
    charges: store
      .list<ChargeDocument>('charge')
      .filter(({ captured }) => captured)
      .map(({ id, amount, amount_refunded: amountRefunded, currency, session: sessionId }) => ({
        id,
        amount,
        amountRefunded,
        currency,
        sessionId,
        dispute:
          store.list<DisputeDocument>('dispute').findLast(({ charge }) => charge === id)?.status ??
          null,
      })),
    events: store.list<StripeEventDocument>('event').map(({ id, type, created }) => ({
      id,
      type,
      created,
      pendingWebhooks: pending.get(id) ?? 0,
    })),
  }
}

const act = (runtime: StripeRuntime, sessionId: string, wanted: PaymentAct) => {
  if (!findCapturedCharge(runtime, sessionId)) return false
  paymentActs[wanted](runtime, sessionId)
  return true
}

/** The stored addresses of the pages follow the stand-in to a new port. */
const relocateSessionPages = ({ store, url }: StripeRuntime) => {
  for (const session of store
    .list<CheckoutSessionDocument>('session')
    .filter(({ page }) => !page.startsWith(url())))
    store.put('session', session.id, { ...session, page: `${url()}/c/pay/${session.id}` })
}

/** Continues what the last run left unfinished; pending webhooks are sent again at once. */
const resumeWork = ({ store, schedule, now }: StripeRuntime) => {
  for (const { id, status, expires_at } of store.list<CheckoutSessionDocument>('session'))
    if (status === 'open') schedule('session', id, expires_at * 1000)
  for (const { id, settles } of store.list<PaymentIntentDocument>('intent'))
    if (settles) schedule('intent', id, settles.at)
  for (const delivery of store.list<WebhookDelivery>('delivery')) {
    store.put('delivery', delivery.id, { ...delivery, attempt: 0, dueAt: now() })
    schedule('delivery', delivery.id, now())
  }
}

/** Stripe with API, hosted checkout page and signed webhooks; its data is stored in `dataDir`. */
export const openStripeStandIn = async (options: StripeOptions): Promise<StripeStandIn> => {
  const { dataDir, port, faults, secretKey, webhookSecret, webhookUrl, now = Date.now } = options
  const { debitSettlementMs = 1000 } = options
  const store = openDocumentStore(`${dataDir}/stripe.sqlite`)
  const timers = createDueTimers('Stripe', now)
  let url = ''
  const runtime: StripeRuntime = {
    store,
    now,
    debitSettlementMs,
    url: () => url,
    schedule: (kind, id, dueAt) => timers.runAt(dueAt, (signal) => processDue[kind](id, signal)),
  }
  const processDue: Record<DueKind, (id: string, signal: AbortSignal) => Promise<void> | void> = {
    session: (id) => expireCheckoutSessionIfDue(runtime, id),
    intent: (id) => settleDirectDebit(runtime, id),
    delivery: createWebhookSender(runtime, { url: webhookUrl, secret: webhookSecret }),
  }
  const api = createStripeApiHandler({ runtime, faults, secretKey })
  const checkout = createCheckoutHandler(runtime)
  const server = await openStripeHttpServer(port, async (request) =>
    request.path.startsWith('/v1/') ? api(request) : checkout(request),
  )
  url = server.url
  store.inTransaction(() => relocateSessionPages(runtime))
  store.inTransaction(() => resumeWork(runtime))
  const close = async () => {
    await server.close()
    timers.stop()
    await timers.waitUntilIdle()
    store.close()
  }
  return {
    url,
    inventory: () => buildInventory(runtime),
    act: (sessionId, wanted) => act(runtime, sessionId, wanted),
    settleDebits: () => settleDirectDebits(runtime),
    close,
  }
}
