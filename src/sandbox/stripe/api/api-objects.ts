import type {
  CaptureMethod,
  ChargeDocument,
  CheckoutSessionDocument,
  DisputeDocument,
  PaymentIntentDocument,
  RefundDocument,
  StripeEventDocument,
} from '../documents'

/** What a buyer enters on the page; before, what the session was created with. */
const toCustomerDetails = ({ customer_email, status }: CheckoutSessionDocument) => {
  if (!customer_email && status !== 'complete') return null
  const isComplete = status === 'complete'
  return {
    address: isComplete
      ? { city: null, country: 'DE', line1: null, line2: null, postal_code: null, state: null }
      : null,
    business_name: null,
    email: customer_email ?? 'buyer@stripe.example',
    individual_name: null,
    name: isComplete ? 'Sandbox Buyer' : null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: isComplete ? [] : null,
  }
}

/** `intent`: the expanded payment intent, if the caller asked for it. */
export const toSessionObject = (
  session: CheckoutSessionDocument,
  intent?: PaymentIntentDocument,
) => ({
  id: session.id,
  object: 'checkout.session',
  amount_subtotal: session.amount_total,
  amount_total: session.amount_total,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  cancel_url: session.cancel_url,
  client_reference_id: session.client_reference_id,
  created: session.created,
  currency: session.currency,
  custom_fields: [],
  customer: null,
  customer_details: toCustomerDetails(session),
  customer_email: session.customer_email,
  expires_at: session.expires_at,
  invoice: null,
  livemode: false,
  locale: session.locale,
  metadata: session.metadata,
  mode: 'payment',
  payment_intent: intent ? toIntentObject(intent) : session.payment_intent,
  payment_method_types:
    session.payment_method_types ?? getPaymentMethodTypes(session.intent.capture_method),
  payment_status: session.payment_status,
  shipping_options: [],
  status: session.status,
  success_url: session.success_url,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  url: session.status === 'open' ? session.page : null,
})

/** A direct debit cannot be authorized first and captured later. */
const getPaymentMethodTypes = (capture: CaptureMethod) =>
  capture === 'manual' ? ['card'] : ['card', 'sepa_debit']

const cardDeclinedError = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
  type: 'card_error',
}

export const toIntentObject = (intent: PaymentIntentDocument) => ({
  id: intent.id,
  object: 'payment_intent',
  amount: intent.amount,
  amount_capturable: intent.status === 'requires_capture' ? intent.amount : 0,
  amount_received: intent.status === 'succeeded' ? intent.amount : 0,
  canceled_at: intent.status === 'canceled' ? intent.created : null,
  cancellation_reason: intent.cancellation_reason,
  capture_method: intent.capture_method,
  created: intent.created,
  currency: intent.currency,
  customer: null,
  description: intent.description,
  last_payment_error: intent.declined ? cardDeclinedError : null,
  latest_charge: intent.latest_charge,
  livemode: false,
  metadata: intent.metadata,
  payment_method_types: getPaymentMethodTypes(intent.capture_method),
  status: intent.status,
})

export const toChargeObject = (charge: ChargeDocument) => ({
  id: charge.id,
  object: 'charge',
  amount: charge.amount,
  amount_captured: charge.captured ? charge.amount : 0,
  amount_refunded: charge.amount_refunded,
  captured: charge.captured,
  created: charge.created,
  currency: charge.currency,
  customer: null,
  disputed: charge.disputed,
  failure_code: charge.status === 'failed' ? cardDeclinedError.code : null,
  failure_message: charge.status === 'failed' ? cardDeclinedError.message : null,
  livemode: false,
  metadata: charge.metadata,
  paid: charge.status === 'succeeded',
  payment_intent: charge.payment_intent,
  refunded: charge.amount_refunded === charge.amount,
  status: charge.status,
})

export const toRefundObject = (refund: RefundDocument) => ({
  id: refund.id,
  object: 'refund',
  amount: refund.amount,
  charge: refund.charge,
  created: refund.created,
  currency: refund.currency,
  metadata: refund.metadata,
  payment_intent: refund.payment_intent,
  reason: refund.reason,
  status: refund.status ?? 'succeeded',
  ...(refund.status === 'failed' ? { failure_reason: 'expired_or_canceled_card' } : {}),
})

/** With its movements of the balance, as Stripe shows them in a dispute. */
export const toDisputeObject = (dispute: DisputeDocument) => ({
  id: dispute.id,
  object: 'dispute',
  amount: dispute.amount,
  balance_transactions: dispute.bookings.map(({ id, created, amount, fee }) => ({
    id,
    object: 'balance_transaction',
    amount,
    created,
    currency: dispute.currency,
    fee,
    net: amount - fee,
    reporting_category: amount < 0 ? 'dispute' : 'dispute_reversal',
    source: dispute.id,
    status: 'available',
    type: 'adjustment',
  })),
  charge: dispute.charge,
  created: dispute.created,
  currency: dispute.currency,
  evidence: {},
  evidence_details: {
    due_by: dispute.due_by,
    has_evidence: false,
    past_due: false,
    submission_count: 0,
  },
  is_charge_refundable: dispute.status.startsWith('warning'),
  livemode: false,
  metadata: {},
  payment_intent: dispute.payment_intent,
  reason: dispute.reason,
  status: dispute.status,
})

export const toEventObject = (event: StripeEventDocument, pendingWebhooks: number) => ({
  id: event.id,
  object: 'event',
  api_version: '2026-10-28.endive',
  created: event.created,
  data: { object: event.object },
  livemode: false,
  pending_webhooks: pendingWebhooks,
  request: { id: null, idempotency_key: null },
  type: event.type,
})
