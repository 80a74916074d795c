export type CheckoutOrder = {
  /**
   * The idempotency key, the same on every retry: `order:<projectId>:checkout:<attempt>`, of a later
   * purchase `purchase:<projectId>:<orderNumber>:checkout:<attempt>`.
   */
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
  /**
   * ISO instant between 30 minutes and 24 hours ahead; Stripe's default is 24 hours. The same on
   * every retry: the key belongs to exactly these values.
   */
  expiresAt?: string
  /** `manual`: the money is only authorized until `ensureCaptured` or `ensureVoided`. */
  capture?: 'automatic' | 'manual'
}

/** `expiresAt` is an ISO instant. */
export type CheckoutLink = { sessionId: string; url: string; expiresAt: string }

/**
 * The money of a session: `processing` is on its way for days, `authorized` waits for our capture,
 * `voided` was released uncaptured.
 */
export type MoneyState = 'unpaid' | 'processing' | 'authorized' | 'captured' | 'voided'

/** `key` is the idempotency key, the same on every retry. */
export type PaymentSettlement = { key: string; paymentRef: string }

export type CheckoutSession = {
  id: string
  /** null when the session is no longer open. */
  url: string | null
  status: 'open' | 'complete' | 'expired'
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required'
  amountCents: number
  /** Upper case. */
  currency: string
  /** The payment intent's id; null until a payment is attempted. */
  paymentRef: string | null
  moneyState: MoneyState
  projectId: string | null
  /** Of the order, or of the later purchase, that it is for. */
  orderNumber: string | null
  attempt: number | null
  expiresAt: string
}

/** A webhook's content; the state is read again with `getSession`. `created` is an ISO instant. */
export type StripeWebhookEvent = {
  id: string
  type: string
  created: string
  sessionId?: string
  paymentRef?: string
  /** From the metadata that `ensureCheckout` gave to session and payment intent. */
  projectId?: string
}

export type RefundRequest = { key: string; paymentRef: string; amountCents: number }

/** `pending`: on its way for days. `refundId`: ours, or minted from Stripe's where it is not ours. */
export type PaymentRefund = {
  refundRef: string
  refundId: string
  amountCents: number
  status: 'pending' | 'succeeded' | 'failed'
  cause?: string
}

/** `withdrawn`: an inquiry that ended without a dispute. `answerBy` is an ISO instant. */
export type PaymentDispute = {
  disputeRef: string
  amountCents: number
  /** Stripe's word for it. */
  reason: string
  status: 'open' | 'won' | 'lost' | 'withdrawn' | 'prevented'
  answerBy?: string
}

export type StripeClient = {
  /** One session per key, however often it is called. */
  ensureCheckout(order: CheckoutOrder): Promise<CheckoutLink>
  getSession(id: string): Promise<CheckoutSession>
  /** The session of this payment: events of failed payments, refunds and disputes do not name it. */
  findSessionOfPayment(paymentRef: string): Promise<CheckoutSession | null>
  /** All sessions begun since this instant that are paid, newest first. */
  listPaidSessions(since: string): Promise<CheckoutSession[]>
  /** An already expired session stays expired; a complete one is refused. */
  expireSession(id: string): Promise<CheckoutSession>
  /** Captures authorized money once. Answers its state, which is `voided` if it had been voided. */
  ensureCaptured(payment: PaymentSettlement): Promise<MoneyState>
  /** Voids authorized money. Answers its state, which is `captured` if it had been captured. */
  ensureVoided(payment: PaymentSettlement): Promise<MoneyState>
  /** Throws `InvalidWebhookSignature` when the body is not signed with our webhook secret within 300 s. */
  readEvent(rawBody: string, signature: string | undefined): Promise<StripeWebhookEvent>
  /** Events of the last 30 days that were not delivered to a webhook, oldest first. */
  listMissedEvents(): Promise<StripeWebhookEvent[]>
  refund(refund: RefundRequest): Promise<{ refundRef: string }>
  /** All refunds of a payment, oldest first, whoever asked for them. */
  listRefunds(paymentRef: string): Promise<PaymentRefund[]>
  /** All disputes of a payment, oldest first. */
  listDisputes(paymentRef: string): Promise<PaymentDispute[]>
}
