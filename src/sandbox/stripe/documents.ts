type Metadata = Record<string, string>

export type CaptureMethod = 'automatic_async' | 'manual'

export type CheckoutLine = {
  name: string
  description: string | null
  cents: number
  quantity: number
}

/** Times are whole seconds since 1970, as at Stripe; amounts are cents, currencies in lower case. */
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
  /** Absent: those that the capture method allows. */
  payment_method_types?: string[]
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
  /** When a direct debit settles (milliseconds) and whether it succeeds; null for cards. */
  settles: { at: number; well: boolean } | null
}

export type ChargeDocument = {
  id: string
  created: number
  session: string
  payment_intent: string
  status: 'succeeded' | 'failed'
  /** False while the amount is only authorized. */
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
  /** Absent in documents from before refunds could fail: it succeeded. */
  status?: 'succeeded' | 'failed'
}

export type DisputeDocument = {
  id: string
  created: number
  session: string
  charge: string
  payment_intent: string
  amount: number
  currency: string
  reason: string
  status: 'needs_response' | 'warning_needs_response' | 'warning_closed' | 'won' | 'lost'
  /** Until when evidence is taken; null where there is nothing to answer. */
  due_by: number | null
  /** What it took from the account's balance, or gave back; `fee` goes to Stripe. */
  bookings: { id: string; created: number; amount: number; fee: number }[]
}

export type StripeEventDocument = {
  id: string
  created: number
  type: string
  object: object
}

/** One pending delivery of an event to the webhook; `dueAt` in milliseconds. */
export type WebhookDelivery = { id: string; eventId: string; attempt: number; dueAt: number }
