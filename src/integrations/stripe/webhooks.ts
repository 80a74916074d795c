import type { Stripe } from 'stripe'
import type { StripeCaller } from './stripe-caller'
import type { StripeClient, StripeWebhookEvent } from './stripe-client'

/** A webhook body that Stripe did not sign for us. */
export class InvalidWebhookSignature extends Error {
  constructor(cause?: unknown) {
    super('expected a webhook signed with our Stripe webhook secret, found none that matches', {
      cause,
    })
    this.name = 'InvalidWebhookSignature'
  }
}

type EventSubject = {
  object?: string
  id?: string
  payment_intent?: string | { id: string } | null
  metadata?: Record<string, string> | null
}

const getPaymentRef = ({ object, id, payment_intent: ref }: EventSubject) => {
  if (object === 'payment_intent') return id
  return typeof ref === 'string' ? ref : ref?.id
}

const toStripeWebhookEvent = ({ id, type, created, data }: Stripe.Event): StripeWebhookEvent => {
  const subject: EventSubject = data.object
  const paymentRef = getPaymentRef(subject)
  const projectId = subject.metadata?.projectId
  return {
    id,
    type,
    created: new Date(created * 1000).toISOString(),
    ...(subject.object === 'checkout.session' && subject.id && { sessionId: subject.id }),
    ...(paymentRef && { paymentRef }),
    ...(projectId && { projectId }),
  }
}

const relevantEventTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
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
]

/** Events of Stripe: from signed webhooks, or those that could not be delivered. */
export const createWebhookCalls = (
  stripe: Stripe,
  call: StripeCaller,
  secret: string,
): Pick<StripeClient, 'readEvent' | 'listMissedEvents'> => ({
  readEvent: async (rawBody, signature) => {
    const event = await stripe.webhooks
      .constructEventAsync(rawBody, signature ?? '', secret)
      .catch((cause) => {
        throw new InvalidWebhookSignature(cause)
      })
    return toStripeWebhookEvent(event)
  },
  listMissedEvents: async () => {
    const request = { delivery_success: false, types: relevantEventTypes, limit: 100 }
    const missed = await call({ method: 'GET /events', request }, () =>
      stripe.events.list(request).autoPagingToArray({ limit: 1000 }),
    )
    return missed.map(toStripeWebhookEvent).reverse()
  },
})
