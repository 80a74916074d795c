import type { Plan, PlanWish } from '../../projections/plan'

/** A checkout to send the customer to. */
export type CheckoutAnswer = { sessionId: string; url: string; expiresAt: string }

/** For whom Stripe is asked, as the call log tells it. */
export type Payer = { projectId: string; attempt: number; requestId: string }

export type CheckoutWish = Payer & {
  orderNumber: string
  grossCents: number
  currency: string
  name: string
}

export type StripeNotice = { id: string; type: string; sessionId?: string; paymentRef?: string }

/** A stored archive, whole; throws `ArchiveDamaged` when a bit has flipped. */
export type Archive = { bytes: Blob; sha256: string }

/** `unreachable`: Coolify did not answer. */
export type LogAnswer =
  | { state: 'read'; status: string; lines: string[] }
  | { state: 'gone' }
  | { state: 'unreachable' }

/** What routes may ask outside within a request. */
export type Questions = {
  ensureCheckout(wish: CheckoutWish): Promise<CheckoutAnswer>
  /** The session as it is now; only an open one has an address. */
  checkout(
    sessionId: string,
    payer: Payer,
  ): Promise<{ status: 'open' | 'complete' | 'expired'; url: string | null }>
  /** Throws when Stripe did not sign it. */
  stripeNotice(rawBody: string, signature: string | undefined): Promise<StripeNotice>
  archive(sha256: string): Promise<Archive>
  /** What will be written at INWX and Coolify, from what they hold now. */
  plan(wish: PlanWish, requestId: string): Promise<Plan>
  deploymentLog(projectId: string, deployment: string, requestId: string): Promise<LogAnswer>
}
