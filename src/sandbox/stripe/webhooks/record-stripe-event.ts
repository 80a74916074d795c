import { type Account, type Delivery, mintId, type StripeEvent, seconds } from '../documents'

/** What our webhook endpoint subscribed to; everything else is only found in GET /v1/events. */
const subscribed = new Set([
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'charge.refunded',
  'charge.dispute.created',
])

const deliver = ({ shelf, now, due }: Account, event: StripeEvent) => {
  const count = (shelf.get<{ sent: number }>('counter', 'deliveries')?.sent ?? 0) + 1
  shelf.put('counter', 'deliveries', { sent: count })
  // By seed, as Stripe does now and then: every fifth overtaken by the next, every third sent twice.
  const dueAt = now() + (count % 5 === 0 ? 400 : 0)
  const copies = count % 3 === 0 ? [event.id, `${event.id}:again`] : [event.id]
  for (const id of copies) {
    const delivery: Delivery = { id, eventId: event.id, attempt: 0, dueAt }
    shelf.put('delivery', id, delivery)
    due('delivery', id, dueAt)
  }
}

/** Writes the event and its deliveries; to be called within the transaction of what happened. */
export const announce = (account: Account, type: string, object: object) => {
  const event: StripeEvent = { id: mintId('evt_'), created: seconds(account), type, object }
  account.shelf.put('event', event.id, event)
  if (subscribed.has(type)) deliver(account, event)
}
