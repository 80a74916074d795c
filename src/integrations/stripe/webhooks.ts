import type { Stripe } from 'stripe'
import type { CallStripe } from './stripe-caller'
import type { StripeClient, StripeEvent } from './stripe-client'

/** A webhook body that Stripe did not sign for us. */
export class BadSignature extends Error {
  constructor(cause?: unknown) {
    super('expected a webhook signed with our Stripe webhook secret, found none that matches', {
      cause,
    })
    this.name = 'BadSignature'
  }
}

type Subject = {
  object?: string
  id?: string
  payment_intent?: string | { id: string } | null
  metadata?: Record<string, string> | null
}

const paymentOf = ({ object, id, payment_intent: ref }: Subject) => {
  if (object === 'payment_intent') return id
  return typeof ref === 'string' ? ref : ref?.id
}

const ours = ({ id, type, created, data }: Stripe.Event): StripeEvent => {
  const subject: Subject = data.object
  const paymentRef = paymentOf(subject)
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

const worthAsking = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'charge.refunded',
  'charge.dispute.created',
]

/** What Stripe tells us: by signed webhook, or asked for what no webhook took. */
export const openStripeWebhooks = (
  stripe: Stripe,
  call: CallStripe,
  secret: string,
): Pick<StripeClient, 'readEvent' | 'missedEvents'> => ({
  readEvent: async (rawBody, signature) => {
    const event = await stripe.webhooks
      .constructEventAsync(rawBody, signature ?? '', secret)
      .catch((cause) => {
        throw new BadSignature(cause)
      })
    return ours(event)
  },
  missedEvents: async () => {
    const request = { delivery_success: false, types: worthAsking, limit: 100 }
    const missed = await call({ method: 'GET /events', request }, () =>
      stripe.events.list(request).autoPagingToArray({ limit: 1000 }),
    )
    return missed.map(ours).reverse()
  },
})
