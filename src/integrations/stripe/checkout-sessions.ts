import type { Stripe } from 'stripe'
import { isPermanentError } from '../vendor-error'
import { intentMoneyState } from './capture-or-cancel'
import { createOnce } from './create-once'
import type { StripeCaller } from './stripe-caller'
import type {
  CheckoutLink,
  CheckoutOrder,
  CheckoutSession,
  MoneyState,
  StripeClient,
} from './stripe-client'
import { toVendorError } from './stripe-error'

type Session = Stripe.Checkout.Session

const toInstant = (seconds: number) => new Date(seconds * 1000).toISOString()
const getId = (ref: string | { id: string } | null) => (typeof ref === 'string' ? ref : ref?.id)

const sessionParams = (order: CheckoutOrder): Stripe.Checkout.SessionCreateParams => {
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

const assertOneOf = <T extends string>(allowed: readonly T[], value: unknown, id: string): T => {
  const match = allowed.find((one) => one === value)
  if (match) return match
  throw new Error(`expected session ${id} to be ${allowed.join(', ')}, found ${value}`)
}

/** The session of an authorized payment is `unpaid` at Stripe; only the intent shows more. */
const sessionMoneyState = ({ payment_status, payment_intent: intent }: Session): MoneyState => {
  if (payment_status === 'paid') return 'captured'
  return intent && typeof intent !== 'string' ? intentMoneyState(intent) : 'unpaid'
}

const toCheckoutSession = (session: Session): CheckoutSession => ({
  id: session.id,
  url: session.url,
  status: assertOneOf(['open', 'complete', 'expired'], session.status, session.id),
  paymentStatus: assertOneOf(
    ['paid', 'unpaid', 'no_payment_required'],
    session.payment_status,
    session.id,
  ),
  amountCents: session.amount_total ?? 0,
  currency: (session.currency ?? '').toUpperCase(),
  paymentRef: getId(session.payment_intent) ?? null,
  moneyState: sessionMoneyState(session),
  // Other shops of the account have a reference too; only our metadata says that it is ours.
  projectId: session.metadata?.projectId ?? null,
  orderNumber: session.metadata?.orderNumber ?? null,
  attempt: session.metadata?.attempt ? Number(session.metadata.attempt) : null,
  expiresAt: toInstant(session.expires_at),
})

const toCheckoutLink = (session: Session): CheckoutLink => ({
  sessionId: session.id,
  url: session.url ?? '',
  expiresAt: toInstant(session.expires_at),
})

type CheckoutCalls = Pick<
  StripeClient,
  'ensureCheckout' | 'getSession' | 'findSessionOfPayment' | 'listPaidSessions' | 'expireSession'
>

/** Creates one session per key, reads sessions and expires them. */
export const createCheckoutCalls = (stripe: Stripe, call: StripeCaller): CheckoutCalls => {
  const { sessions } = stripe.checkout
  const create = (order: CheckoutOrder) => (idempotencyKey: string) =>
    call(
      { method: 'POST /checkout/sessions', request: { idempotencyKey, ...sessionParams(order) } },
      () => sessions.create(sessionParams(order), { idempotencyKey }),
    )
  const find = (order: CheckoutOrder) => async () => {
    const gte = Math.floor(Date.now() / 1000) - 86_400
    const request = { limit: 100, created: { gte } }
    const matches = await call({ method: 'GET /checkout/sessions', request }, () =>
      sessions.list(request).autoPagingToArray({ limit: 1000 }),
    )
    return matches.find(({ metadata }) => metadata?.key === order.key)
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
      toCheckoutLink(
        await createOnce({ key: order.key, create: create(order), find: find(order) }),
      ),
    getSession: async (id) => toCheckoutSession(await read(id)),
    findSessionOfPayment: async (paymentRef) => {
      const request = { payment_intent: paymentRef, expand: ['data.payment_intent'] }
      const { data } = await call({ method: 'GET /checkout/sessions', request }, () =>
        sessions.list(request),
      )
      return data[0] ? toCheckoutSession(data[0]) : null
    },
    listPaidSessions: async (since) => {
      const gte = Math.floor(Date.parse(since) / 1000)
      const request = { limit: 100, status: 'complete' as const, created: { gte } }
      const matches = await call({ method: 'GET /checkout/sessions', request }, () =>
        Array.fromAsync(sessions.list(request)),
      )
      return matches.map(toCheckoutSession).filter(({ paymentStatus }) => paymentStatus === 'paid')
    },
    expireSession: async (id) => {
      try {
        return toCheckoutSession(await expire(id))
      } catch (error) {
        const session = isPermanentError(error) ? toCheckoutSession(await read(id)) : undefined
        if (session?.status === 'expired') return session
        throw toVendorError(error)
      }
    },
  }
}
