import {
  getUnixSeconds,
  mintStripeId,
  type StripeEventDocument,
  type StripeRuntime,
  type WebhookDelivery,
} from '../documents'

/** What our webhook endpoint subscribed to; everything else is only found in GET /v1/events. */
const subscribedTypes = new Set([
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

const scheduleDeliveries = (
  { store, now, schedule }: StripeRuntime,
  event: StripeEventDocument,
) => {
  const count = (store.get<{ sent: number }>('counter', 'deliveries')?.sent ?? 0) + 1
  store.put('counter', 'deliveries', { sent: count })
  // By seed, as Stripe does now and then: every fifth overtaken by the next, every third sent twice.
  const dueAt = now() + (count % 5 === 0 ? 400 : 0)
  const copies = count % 3 === 0 ? [event.id, `${event.id}:again`] : [event.id]
  for (const id of copies) {
    const delivery: WebhookDelivery = { id, eventId: event.id, attempt: 0, dueAt }
    store.put('delivery', id, delivery)
    schedule('delivery', id, dueAt)
  }
}

/** Writes the event and its deliveries; to be called within the transaction of what happened. */
export const recordStripeEvent = (account: StripeRuntime, type: string, object: object) => {
  const event: StripeEventDocument = {
    id: mintStripeId('evt_'),
    created: getUnixSeconds(account),
    type,
    object,
  }
  account.store.put('event', event.id, event)
  if (subscribedTypes.has(type)) scheduleDeliveries(account, event)
}
