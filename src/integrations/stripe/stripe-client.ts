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
  /**
   * ISO instant between 30 minutes and 24 hours ahead; Stripe's default is 24 hours. The same on
   * every retry: the key belongs to exactly these values.
   */
  expiresAt?: string
  /** `manual`: the money is only held until `ensureCaptured` takes it or `ensureVoided` lets it go. */
  capture?: 'automatic' | 'manual'
}

/** `expiresAt` is an ISO instant. */
export type CheckoutLink = { sessionId: string; url: string; expiresAt: string }

/** Where the money of a session is: `held` waits for our word, `voided` went back unspent. */
export type MoneyState = 'with the customer' | 'held' | 'taken' | 'voided'

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
  /** The payment intent's id; null while nobody tried to pay. */
  paymentRef: string | null
  moneyState: MoneyState
  projectId: string | null
  attempt: number | null
  expiresAt: string
}

/** What a webhook says; the truth is read again with `session`. `created` is an ISO instant. */
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

export type StripeClient = {
  /** One session per key, however often it is asked. */
  ensureCheckout(order: CheckoutOrder): Promise<CheckoutLink>
  getSession(id: string): Promise<CheckoutSession>
  /** The session in which this payment was tried: a failed payment, refund or dispute names no session. */
  findSessionOfPayment(paymentRef: string): Promise<CheckoutSession | null>
  /** Sessions begun since this instant that are paid, newest first, at most 10,000. */
  listPaidSessions(since: string): Promise<CheckoutSession[]>
  /** An already expired session stays expired; a complete one is refused. */
  expireSession(id: string): Promise<CheckoutSession>
  /** Takes money that is held, once. Answers what became of it, which may be that it was voided. */
  ensureCaptured(held: PaymentSettlement): Promise<MoneyState>
  /** Lets money go that is held. Answers what became of it, which may be that it was taken. */
  ensureVoided(held: PaymentSettlement): Promise<MoneyState>
  /** Throws `BadSignature` when the body is not signed with our webhook secret within 300 s. */
  readEvent(rawBody: string, signature: string | undefined): Promise<StripeWebhookEvent>
  /** Events of the last 30 days that no webhook took, oldest first. */
  listMissedEvents(): Promise<StripeWebhookEvent[]>
  refund(refund: RefundRequest): Promise<{ refundRef: string }>
}
