import { openDocumentStore } from '../document-store'
import type { FaultInjector } from '../fault-injector'
import { createAbortableTimers } from './abortable-timers'
import { createStripeApiHandler } from './api/api-handler'
import { openStripeHttpServer } from './api/http-server'
import { createCheckoutHandler } from './checkout/checkout-handler'
import { expireCheckoutSessionIfDue } from './checkout/checkout-sessions'
import type {
  ChargeDocument,
  CheckoutSessionDocument,
  DueKind,
  PaymentIntentDocument,
  StripeEventDocument,
  StripeRuntime,
  WebhookDelivery,
} from './documents'
import { settleDirectDebit } from './payments/session-payments'
import { createWebhookSender } from './webhooks/webhook-sender'

export type StripeInventory = {
  sessions: {
    id: string
    url: string
    projectId: string | null
    status: CheckoutSessionDocument['status']
  }[]
  /** Money that was taken; `amount` in cents. Declined attempts and held money are not in it. */
  charges: { id: string; amount: number; currency: string; sessionId: string }[]
  events: { id: string; type: string; created: number; pendingWebhooks: number }[]
}

export type StripeStandIn = {
  /** Base of the API and of the hosted pages, like `http://127.0.0.1:12111`. */
  url: string
  inventory(): StripeInventory
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
      .map(({ id, amount, currency, session }) => ({ id, amount, currency, sessionId: session })),
    events: store.list<StripeEventDocument>('event').map(({ id, type, created }) => ({
      id,
      type,
      created,
      pendingWebhooks: pending.get(id) ?? 0,
    })),
  }
}

/** Sessions move with the stand-in when its port had to change. */
const relocateSessionPages = ({ store, url }: StripeRuntime) => {
  for (const session of store
    .list<CheckoutSessionDocument>('session')
    .filter(({ page }) => !page.startsWith(url())))
    store.put('session', session.id, { ...session, page: `${url()}/c/pay/${session.id}` })
}

/** What was under way when the process ended goes on; pending webhooks are sent again at once. */
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

/** Stripe as our client meets it: API, hosted checkout page and signed webhooks, all durable. */
export const openStripeStandIn = async (options: StripeOptions): Promise<StripeStandIn> => {
  const { dataDir, port, faults, secretKey, webhookSecret, webhookUrl, now = Date.now } = options
  const shelf = openDocumentStore(`${dataDir}/stripe.sqlite`)
  const timers = createAbortableTimers(now)
  let url = ''
  const account: StripeRuntime = {
    store: shelf,
    now,
    url: () => url,
    schedule: (kind, id, at) => timers.at(at, (stop) => look[kind](id, stop)),
  }
  const look: Record<DueKind, (id: string, stop: AbortSignal) => Promise<void> | void> = {
    session: (id) => expireCheckoutSessionIfDue(account, id),
    intent: (id) => settleDirectDebit(account, id),
    delivery: createWebhookSender(account, { url: webhookUrl, secret: webhookSecret }),
  }
  const api = createStripeApiHandler({ account, faults, secretKey })
  const checkout = createCheckoutHandler(account)
  const server = await openStripeHttpServer(port, async (incoming) =>
    incoming.path.startsWith('/v1/') ? api(incoming) : checkout(incoming),
  )
  url = `http://127.0.0.1:${server.port}`
  shelf.inTransaction(() => relocateSessionPages(account))
  shelf.inTransaction(() => resumeWork(account))
  const close = async () => {
    await server.close()
    await timers.close()
    shelf.close()
  }
  return { url, inventory: () => buildInventory(account), close }
}
