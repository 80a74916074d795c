import type { DocumentStore } from '../document-store'

type Metadata = Record<string, string>

export type CaptureMethod = 'automatic_async' | 'manual'

export type CheckoutLine = {
  name: string
  description: string | null
  cents: number
  quantity: number
}

/** Instants are whole seconds, as Stripe counts them; amounts are cents, currencies lower case. */
export type CheckoutSessionDocument = {
  id: string
  created: number
  expires_at: number
  status: 'open' | 'complete' | 'expired'
  payment_status: 'unpaid' | 'paid'
  amount_total: number
  currency: string
  lines: CheckoutLine[]
  success_url: string
  cancel_url: string | null
  client_reference_id: string | null
  customer_email: string | null
  locale: string | null
  metadata: Metadata
  intent: { description: string | null; metadata: Metadata; capture_method: CaptureMethod }
  payment_intent: string | null
  page: string
}

export type PaymentIntentDocument = {
  id: string
  created: number
  session: string
  status: 'requires_payment_method' | 'processing' | 'requires_capture' | 'succeeded' | 'canceled'
  capture_method: CaptureMethod
  cancellation_reason: string | null
  amount: number
  currency: string
  description: string | null
  metadata: Metadata
  latest_charge: string | null
  declined: boolean
  /** When a direct debit is settled, and how; null for cards. */
  settles: { at: number; well: boolean } | null
}

export type ChargeDocument = {
  id: string
  created: number
  session: string
  payment_intent: string
  status: 'succeeded' | 'failed'
  /** Authorised money is no money yet: it is only held. */
  captured: boolean
  amount: number
  amount_refunded: number
  currency: string
  disputed: boolean
  metadata: Metadata
}

export type RefundDocument = {
  id: string
  created: number
  charge: string
  payment_intent: string
  amount: number
  currency: string
  reason: string | null
  metadata: Metadata
}

export type StripeEventDocument = {
  id: string
  created: number
  type: string
  object: object
}

/** One copy of an event on its way to the webhook; `dueAt` in milliseconds. */
export type WebhookDelivery = { id: string; eventId: string; attempt: number; dueAt: number }

export type DueKind = 'session' | 'intent' | 'delivery'

export type StripeRuntime = {
  store: DocumentStore
  /** Milliseconds. */
  now: () => number
  /** Where the stand-in answers, like `http://127.0.0.1:12111`. */
  url: () => string
  /** Has this looked at when its time comes; `at` in milliseconds. */
  schedule: (kind: DueKind, id: string, at: number) => void
}

export const getUnixSeconds = (account: StripeRuntime) => Math.floor(account.now() / 1000)

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const mintStripeId = (prefix: string, length = 24) =>
  prefix +
  Array.from(
    crypto.getRandomValues(new Uint8Array(length)),
    (byte) => idCharacters[byte % idCharacters.length],
  ).join('')
