import type { Stripe } from 'stripe'
import { isPermanent } from '../vendor-error'
import { moneyIn } from './capture-or-cancel'
import { once } from './create-once'
import type { CallStripe } from './stripe-caller'
import type { Checkout, CheckoutOrder, CheckoutSession, Money, StripeClient } from './stripe-client'
import { stripeError } from './stripe-error'

type Session = Stripe.Checkout.Session

const instant = (seconds: number) => new Date(seconds * 1000).toISOString()
const idOf = (ref: string | { id: string } | null) => (typeof ref === 'string' ? ref : ref?.id)

const stripeParams = (order: CheckoutOrder): Stripe.Checkout.SessionCreateParams => {
  const metadata = {
    projectId: order.projectId,
    orderNumber: order.orderNumber,
    attempt: String(order.attempt),
    key: order.key,
  }
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency.toLowerCase(),
          unit_amount: order.amountCents,
          product_data: { name: order.description },
        },
      },
    ],
    client_reference_id: order.projectId,
    metadata,
    payment_intent_data: {
      description: order.orderNumber,
      metadata,
      ...(order.capture === 'manual' && { capture_method: 'manual' as const }),
    },
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    ...(order.expiresAt && { expires_at: Math.floor(Date.parse(order.expiresAt) / 1000) }),
  }
}

const oneOf = <T extends string>(wanted: readonly T[], found: unknown, id: string): T => {
  const match = wanted.find((one) => one === found)
  if (match) return match
  throw new Error(`expected session ${id} to be ${wanted.join(', ')}, found ${found}`)
}

/** Of a held payment Stripe says `unpaid` at the session; only the intent tells more. */
const moneyOf = ({ payment_status, payment_intent: intent }: Session): Money => {
  if (payment_status === 'paid') return 'taken'
  return intent && typeof intent !== 'string' ? moneyIn(intent) : 'with the customer'
}

const ours = (session: Session): CheckoutSession => ({
  id: session.id,
  url: session.url,
  status: oneOf(['open', 'complete', 'expired'], session.status, session.id),
  paymentStatus: oneOf(
    ['paid', 'unpaid', 'no_payment_required'],
    session.payment_status,
    session.id,
  ),
  amountCents: session.amount_total ?? 0,
  currency: (session.currency ?? '').toUpperCase(),
  paymentRef: idOf(session.payment_intent) ?? null,
  money: moneyOf(session),
  projectId: session.client_reference_id,
  attempt: session.metadata?.attempt ? Number(session.metadata.attempt) : null,
  expiresAt: instant(session.expires_at),
})

const checkout = (session: Session): Checkout => ({
  sessionId: session.id,
  url: session.url ?? '',
  expiresAt: instant(session.expires_at),
})

type Acts = Pick<
  StripeClient,
  'ensureCheckout' | 'session' | 'sessionOfPayment' | 'paidSince' | 'expireSession'
>

/** Asking for money: one session per key, read again, ended. */
export const openStripeCheckout = (stripe: Stripe, call: CallStripe): Acts => {
  const { sessions } = stripe.checkout
  const create = (order: CheckoutOrder) => (idempotencyKey: string) =>
    call(
      { method: 'POST /checkout/sessions', request: { idempotencyKey, ...stripeParams(order) } },
      () => sessions.create(stripeParams(order), { idempotencyKey }),
    )
  const find = (order: CheckoutOrder) => async () => {
    const gte = Math.floor(Date.now() / 1000) - 86_400
    const request = { limit: 100, created: { gte } }
    const found = await call({ method: 'GET /checkout/sessions', request }, () =>
      sessions.list(request).autoPagingToArray({ limit: 1000 }),
    )
    return found.find(({ metadata }) => metadata?.key === order.key)
  }
  const read = (id: string) =>
    call({ method: 'GET /checkout/sessions/{id}', request: { id } }, () =>
      sessions.retrieve(id, { expand: ['payment_intent'] }),
    )
  const expire = (id: string) =>
    call({ method: 'POST /checkout/sessions/{id}/expire', request: { id } }, () =>
      sessions.expire(id),
    )
  return {
    ensureCheckout: async (order) =>
      checkout(await once({ key: order.key, create: create(order), find: find(order) })),
    session: async (id) => ours(await read(id)),
    sessionOfPayment: async (paymentRef) => {
      const request = { payment_intent: paymentRef, expand: ['data.payment_intent'] }
      const { data } = await call({ method: 'GET /checkout/sessions', request }, () =>
        sessions.list(request),
      )
      return data[0] ? ours(data[0]) : null
    },
    paidSince: async (since) => {
      const gte = Math.floor(Date.parse(since) / 1000)
      const request = { limit: 100, status: 'complete' as const, created: { gte } }
      const found = await call({ method: 'GET /checkout/sessions', request }, () =>
        sessions.list(request).autoPagingToArray({ limit: 10_000 }),
      )
      return found.map(ours).filter(({ paymentStatus }) => paymentStatus === 'paid')
    },
    expireSession: async (id) => {
      try {
        return ours(await expire(id))
      } catch (error) {
        const session = isPermanent(error) ? ours(await read(id)) : undefined
        if (session?.status === 'expired') return session
        throw stripeError(error)
      }
    },
  }
}
