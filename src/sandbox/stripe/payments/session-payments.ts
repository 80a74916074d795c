import { toChargeObject, toIntentObject, toSessionObject } from '../api/api-objects'
import { findCheckoutSession } from '../checkout/checkout-sessions'
import type { ChargeDocument, CheckoutSessionDocument, PaymentIntentDocument } from '../documents'
import { getUnixSeconds, mintStripeId, type StripeRuntime } from '../stripe-runtime'
import { recordStripeEvent } from '../webhooks/record-stripe-event'

export type SandboxPaymentMethod = 'card' | 'sepa_debit' | 'sepa_debit_failing'

const createIntent = (
  runtime: StripeRuntime,
  session: CheckoutSessionDocument,
): PaymentIntentDocument => {
  const intent: PaymentIntentDocument = {
    id: mintStripeId('pi_'),
    created: getUnixSeconds(runtime),
    session: session.id,
    status: 'requires_payment_method',
    amount: session.amount_total,
    currency: session.currency,
    ...session.intent,
    latest_charge: null,
    declined: false,
    settles: null,
    cancellation_reason: null,
  }
  recordStripeEvent(runtime, 'payment_intent.created', toIntentObject(intent))
  return intent
}

const getOrCreateIntent = (
  runtime: StripeRuntime,
  session: CheckoutSessionDocument,
): PaymentIntentDocument => {
  const intent =
    session.payment_intent &&
    runtime.store.get<PaymentIntentDocument>('intent', session.payment_intent)
  return intent || createIntent(runtime, session)
}

type ChargeOutcome = ChargeDocument['status'] | 'authorized'

const createCharge = (
  runtime: StripeRuntime,
  intent: PaymentIntentDocument,
  outcome: ChargeOutcome,
): ChargeDocument => {
  const status = outcome === 'failed' ? 'failed' : 'succeeded'
  const charge: ChargeDocument = {
    id: mintStripeId('ch_'),
    created: getUnixSeconds(runtime),
    session: intent.session,
    payment_intent: intent.id,
    status,
    captured: outcome === 'succeeded',
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    disputed: false,
    metadata: intent.metadata,
  }
  runtime.store.put('charge', charge.id, charge)
  recordStripeEvent(runtime, `charge.${status}`, toChargeObject(charge))
  return charge
}

const succeedIntent = (runtime: StripeRuntime, intent: PaymentIntentDocument) => {
  const charge = createCharge(runtime, intent, 'succeeded')
  const succeeded: PaymentIntentDocument = {
    ...intent,
    status: 'succeeded',
    latest_charge: charge.id,
    declined: false,
    settles: null,
  }
  runtime.store.put('intent', succeeded.id, succeeded)
  recordStripeEvent(runtime, 'payment_intent.succeeded', toIntentObject(succeeded))
}

/** The bank reserves the amount until it is captured or canceled. */
const authorizeIntent = (runtime: StripeRuntime, intent: PaymentIntentDocument) => {
  const charge = createCharge(runtime, intent, 'authorized')
  const authorized: PaymentIntentDocument = {
    ...intent,
    status: 'requires_capture',
    latest_charge: charge.id,
    declined: false,
  }
  runtime.store.put('intent', authorized.id, authorized)
  recordStripeEvent(runtime, 'payment_intent.amount_capturable_updated', toIntentObject(authorized))
}

const failIntent = (runtime: StripeRuntime, intent: PaymentIntentDocument) => {
  const charge = createCharge(runtime, intent, 'failed')
  const open: PaymentIntentDocument = {
    ...intent,
    status: 'requires_payment_method',
    latest_charge: charge.id,
    declined: true,
    settles: null,
  }
  runtime.store.put('intent', open.id, open)
  recordStripeEvent(runtime, 'payment_intent.payment_failed', toIntentObject(open))
}

const saveSession = (runtime: StripeRuntime, session: CheckoutSessionDocument) => {
  runtime.store.put('session', session.id, session)
  return session
}

const startDebit = (runtime: StripeRuntime, intent: PaymentIntentDocument, succeeds: boolean) => {
  const settles = { at: runtime.now() + runtime.debitSettlementMs, well: succeeds }
  const processing: PaymentIntentDocument = { ...intent, status: 'processing', settles }
  runtime.store.put('intent', intent.id, processing)
  recordStripeEvent(runtime, 'payment_intent.processing', toIntentObject(processing))
  runtime.schedule('intent', intent.id, settles.at)
}

/** Pays an open session; changes nothing when it is not open. */
export const payCheckoutSession = (
  runtime: StripeRuntime,
  id: string,
  paymentMethod: SandboxPaymentMethod,
): CheckoutSessionDocument =>
  runtime.store.inTransaction(() => {
    const session = findCheckoutSession(runtime, id)
    if (session.status !== 'open') return session
    const intent = getOrCreateIntent(runtime, session)
    const isManualCapture = intent.capture_method === 'manual'
    if (isManualCapture) authorizeIntent(runtime, intent)
    else if (paymentMethod === 'card') succeedIntent(runtime, intent)
    else startDebit(runtime, intent, paymentMethod === 'sepa_debit')
    const payment_status = paymentMethod === 'card' && !isManualCapture ? 'paid' : 'unpaid'
    const complete = saveSession(runtime, {
      ...session,
      status: 'complete',
      payment_status,
      payment_intent: intent.id,
    })
    recordStripeEvent(runtime, 'checkout.session.completed', toSessionObject(complete))
    return complete
  })

/** The bank declines the payment; the session stays open for another attempt. */
export const declineCheckoutSession = (
  runtime: StripeRuntime,
  id: string,
): CheckoutSessionDocument =>
  runtime.store.inTransaction(() => {
    const session = findCheckoutSession(runtime, id)
    if (session.status !== 'open') return session
    const intent = getOrCreateIntent(runtime, session)
    failIntent(runtime, intent)
    return saveSession(runtime, { ...session, payment_intent: intent.id })
  })

/** Ends a direct debit: days later at the real Stripe, when its time has come here. */
export const settleDirectDebit = (runtime: StripeRuntime, intentId: string) =>
  runtime.store.inTransaction(() => {
    const intent = runtime.store.get<PaymentIntentDocument>('intent', intentId)
    if (!intent?.settles || intent.settles.at > runtime.now()) return
    const session = findCheckoutSession(runtime, intent.session)
    if (intent.settles.well) {
      succeedIntent(runtime, intent)
      const paid = saveSession(runtime, { ...session, payment_status: 'paid' })
      recordStripeEvent(runtime, 'checkout.session.async_payment_succeeded', toSessionObject(paid))
    } else {
      failIntent(runtime, intent)
      recordStripeEvent(runtime, 'checkout.session.async_payment_failed', toSessionObject(session))
    }
  })

/** Settles what is under way at the bank, as if its time had come. */
export const settleDirectDebits = (runtime: StripeRuntime) => {
  for (const intent of runtime.store.list<PaymentIntentDocument>('intent'))
    if (intent.settles) {
      const settles = { ...intent.settles, at: runtime.now() }
      runtime.store.put('intent', intent.id, { ...intent, settles })
      settleDirectDebit(runtime, intent.id)
    }
}
