import { openShelf } from '../document-store'
import type { Faults } from '../fault-injector'
import { openTimers } from './abortable-timers'
import { openFrontDoor } from './api/api-handler'
import { listen } from './api/http-server'
import { openCheckout } from './checkout/checkout-handler'
import { expireIfDue } from './checkout/checkout-sessions'
import type { Account, Charge, Delivery, DueKind, Intent, Session, StripeEvent } from './documents'
import { settle } from './payments/session-payments'
import { openPostman } from './webhooks/webhook-sender'

export type StripeInventory = {
  sessions: { id: string; url: string; projectId: string | null; status: Session['status'] }[]
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
  faults: Faults
  secretKey: string
  webhookSecret: string
  webhookUrl: string
  now?: () => number
}

const inventoryOf = ({ shelf }: Account): StripeInventory => {
  const pending = new Map<string, number>()
  for (const { eventId } of shelf.list<Delivery>('delivery'))
    pending.set(eventId, (pending.get(eventId) ?? 0) + 1)
  return {
    sessions: shelf.list<Session>('session').map(({ id, page, client_reference_id, status }) => ({
      id,
      url: page,
      projectId: client_reference_id,
      status,
    })),
    charges: shelf
      .list<Charge>('charge')
      .filter(({ captured }) => captured)
      .map(({ id, amount, currency, session }) => ({ id, amount, currency, sessionId: session })),
    events: shelf.list<StripeEvent>('event').map(({ id, type, created }) => ({
      id,
      type,
      created,
      pendingWebhooks: pending.get(id) ?? 0,
    })),
  }
}

/** Sessions move with the stand-in when its port had to change. */
const moveIn = ({ shelf, url }: Account) => {
  for (const session of shelf
    .list<Session>('session')
    .filter(({ page }) => !page.startsWith(url())))
    shelf.put('session', session.id, { ...session, page: `${url()}/c/pay/${session.id}` })
}

/** What was under way when the process ended goes on; pending webhooks are sent again at once. */
const resume = ({ shelf, due, now }: Account) => {
  for (const { id, status, expires_at } of shelf.list<Session>('session'))
    if (status === 'open') due('session', id, expires_at * 1000)
  for (const { id, settles } of shelf.list<Intent>('intent'))
    if (settles) due('intent', id, settles.at)
  for (const delivery of shelf.list<Delivery>('delivery')) {
    shelf.put('delivery', delivery.id, { ...delivery, attempt: 0, dueAt: now() })
    due('delivery', delivery.id, now())
  }
}

/** Stripe as our client meets it: API, hosted checkout page and signed webhooks, all durable. */
export const openStripe = async (options: StripeOptions): Promise<StripeStandIn> => {
  const { dataDir, port, faults, secretKey, webhookSecret, webhookUrl, now = Date.now } = options
  const shelf = openShelf(`${dataDir}/stripe.sqlite`)
  const timers = openTimers(now)
  let url = ''
  const account: Account = {
    shelf,
    now,
    url: () => url,
    due: (kind, id, at) => timers.at(at, (stop) => look[kind](id, stop)),
  }
  const look: Record<DueKind, (id: string, stop: AbortSignal) => Promise<void> | void> = {
    session: (id) => expireIfDue(account, id),
    intent: (id) => settle(account, id),
    delivery: openPostman(account, { url: webhookUrl, secret: webhookSecret }),
  }
  const api = openFrontDoor({ account, faults, secretKey })
  const checkout = openCheckout(account)
  const server = await listen(port, async (incoming) =>
    incoming.path.startsWith('/v1/') ? api(incoming) : checkout(incoming),
  )
  url = `http://127.0.0.1:${server.port}`
  shelf.together(() => moveIn(account))
  shelf.together(() => resume(account))
  const close = async () => {
    await server.close()
    await timers.close()
    shelf.close()
  }
  return { url, inventory: () => inventoryOf(account), close }
}
