import type { RecordCall } from './calls'

export type CheckoutOrder = {
  /** The idempotency key, the same on every retry: `order:<projectId>:checkout:<attempt>`. */
  key: string
  projectId: string
  attempt: number
  orderNumber: string
  /** Gross, in cents. */
  amountCents: number
  /** ISO 4217, upper case. */
  currency: string
  description: string
  successUrl: string
  cancelUrl: string
  /** ISO instant between 30 minutes and 24 hours ahead; Stripe's default is 24 hours. */
  expiresAt?: string
}

/** `expiresAt` is an ISO instant. */
export type Checkout = { sessionId: string; url: string; expiresAt: string }

export type CheckoutSession = {
  id: string
  /** null when the session is no longer open. */
  url: string | null
  status: 'open' | 'complete' | 'expired'
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required'
  amountCents: number
  /** Upper case. */
  currency: string
  /** The payment intent's id; null while nobody tried to pay. */
  paymentRef: string | null
  projectId: string | null
  attempt: number | null
  expiresAt: string
}

/** What a webhook says; the truth is read again with `session`. `created` is an ISO instant. */
export type StripeEvent = {
  id: string
  type: string
  created: string
  sessionId?: string
  paymentRef?: string
}

export type Refund = { key: string; paymentRef: string; amountCents: number }

export type StripeClient = {
  /** One session per key, however often it is asked. */
  ensureCheckout(order: CheckoutOrder): Promise<Checkout>
  session(id: string): Promise<CheckoutSession>
  /** An already expired session stays expired; a complete one is refused. */
  expireSession(id: string): Promise<CheckoutSession>
  /** Throws `BadSignature` when the body is not signed with our webhook secret within 300 s. */
  readEvent(rawBody: string, signature: string | undefined): Promise<StripeEvent>
  /** Events of the last 30 days that no webhook took, oldest first. */
  missedEvents(): Promise<StripeEvent[]>
  refund(refund: Refund): Promise<{ refundRef: string }>
}

export type StripeSettings = {
  secretKey: string
  webhookSecret: string
  /** Another origin than `https://api.stripe.com`, like `http://127.0.0.1:12111`. */
  apiBase?: string
  record: RecordCall
}

/** A webhook body that Stripe did not sign for us. */
export class BadSignature extends Error {
  constructor(cause?: unknown) {
    super('expected a webhook signed with our Stripe webhook secret, found none that matches', {
      cause,
    })
    this.name = 'BadSignature'
  }
}
