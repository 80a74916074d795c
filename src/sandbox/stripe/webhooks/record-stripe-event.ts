import type { StripeEventDocument, WebhookDelivery } from '../documents'
import { getUnixSeconds, mintStripeId, type StripeRuntime } from '../stripe-runtime'

/** The event types sent to our webhook; all others are only listed by GET /v1/events. */
const subscribedTypes = new Set([
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'charge.refunded',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
])

const scheduleDeliveries = (
  { store, now, schedule }: StripeRuntime,
  event: StripeEventDocument,
) => {
  const count = (store.get<{ sent: number }>('counter', 'deliveries')?.sent ?? 0) + 1
  store.put('counter', 'deliveries', { sent: count })
  // Stripe guarantees neither order nor single delivery: every fifth event is late, every third sent twice.
  const dueAt = now() + (count % 5 === 0 ? 400 : 0)
  const copies = count % 3 === 0 ? [event.id, `${event.id}:again`] : [event.id]
  for (const id of copies) {
    const delivery: WebhookDelivery = { id, eventId: event.id, attempt: 0, dueAt }
    store.put('delivery', id, delivery)
    schedule('delivery', id, dueAt)
  }
}

/** Stores the event and its deliveries; call it in the transaction of the change. */
export const recordStripeEvent = (runtime: StripeRuntime, type: string, object: object) => {
  const event: StripeEventDocument = {
    id: mintStripeId('evt_'),
    created: getUnixSeconds(runtime),
    type,
    object,
  }
  runtime.store.put('event', event.id, event)
  if (subscribedTypes.has(type)) scheduleDeliveries(runtime, event)
}
