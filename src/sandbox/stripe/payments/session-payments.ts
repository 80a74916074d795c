import { toChargeObject, toIntentObject, toSessionObject } from '../api/api-objects'
import { findCheckoutSession } from '../checkout/checkout-sessions'
import {
  type ChargeDocument,
  type CheckoutSessionDocument,
  getUnixSeconds,
  mintStripeId,
  type PaymentIntentDocument,
  type StripeRuntime,
} from '../documents'
import { recordStripeEvent } from '../webhooks/record-stripe-event'

export type SandboxPaymentMethod = 'card' | 'sepa_debit' | 'sepa_debit_failing'

const debitSettlementMs = 1000

const createIntent = (
  account: StripeRuntime,
  session: CheckoutSessionDocument,
): PaymentIntentDocument => {
  const intent: PaymentIntentDocument = {
    id: mintStripeId('pi_'),
    created: getUnixSeconds(account),
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
  recordStripeEvent(account, 'payment_intent.created', toIntentObject(intent))
  return intent
}

const getOrCreateIntent = (
  account: StripeRuntime,
  session: CheckoutSessionDocument,
): PaymentIntentDocument => {
  const found =
    session.payment_intent &&
    account.store.get<PaymentIntentDocument>('intent', session.payment_intent)
  return found || createIntent(account, session)
}

type ChargeOutcome = ChargeDocument['status'] | 'held'

const createCharge = (
  account: StripeRuntime,
  intent: PaymentIntentDocument,
  outcome: ChargeOutcome,
): ChargeDocument => {
  const status = outcome === 'failed' ? 'failed' : 'succeeded'
  const made: ChargeDocument = {
    id: mintStripeId('ch_'),
    created: getUnixSeconds(account),
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
  account.store.put('charge', made.id, made)
  recordStripeEvent(account, `charge.${status}`, toChargeObject(made))
  return made
}

const succeedIntent = (account: StripeRuntime, intent: PaymentIntentDocument) => {
  const paid = createCharge(account, intent, 'succeeded')
  const done: PaymentIntentDocument = {
    ...intent,
    status: 'succeeded',
    latest_charge: paid.id,
    declined: false,
    settles: null,
  }
  account.store.put('intent', done.id, done)
  recordStripeEvent(account, 'payment_intent.succeeded', toIntentObject(done))
}

/** The bank keeps the money aside: it is neither ours nor the customer's to spend. */
const authorizeIntent = (account: StripeRuntime, intent: PaymentIntentDocument) => {
  const authorised = createCharge(account, intent, 'held')
  const held: PaymentIntentDocument = {
    ...intent,
    status: 'requires_capture',
    latest_charge: authorised.id,
    declined: false,
  }
  account.store.put('intent', held.id, held)
  recordStripeEvent(account, 'payment_intent.amount_capturable_updated', toIntentObject(held))
}

const failIntent = (account: StripeRuntime, intent: PaymentIntentDocument) => {
  const failed = createCharge(account, intent, 'failed')
  const open: PaymentIntentDocument = {
    ...intent,
    status: 'requires_payment_method',
    latest_charge: failed.id,
    declined: true,
    settles: null,
  }
  account.store.put('intent', open.id, open)
  recordStripeEvent(account, 'payment_intent.payment_failed', toIntentObject(open))
}

const saveSession = (account: StripeRuntime, session: CheckoutSessionDocument) => {
  account.store.put('session', session.id, session)
  return session
}

const startDebit = (account: StripeRuntime, intent: PaymentIntentDocument, well: boolean) => {
  const settles = { at: account.now() + debitSettlementMs, well }
  const processing: PaymentIntentDocument = { ...intent, status: 'processing', settles }
  account.store.put('intent', intent.id, processing)
  recordStripeEvent(account, 'payment_intent.processing', toIntentObject(processing))
  account.schedule('intent', intent.id, settles.at)
}

/** Pays an open session once; a session that is not open stays as it is. */
export const payCheckoutSession = (
  account: StripeRuntime,
  id: string,
  means: SandboxPaymentMethod,
): CheckoutSessionDocument =>
  account.store.inTransaction(() => {
    const session = findCheckoutSession(account, id)
    if (session.status !== 'open') return session
    const intent = getOrCreateIntent(account, session)
    const isHeld = intent.capture_method === 'manual'
    if (isHeld) authorizeIntent(account, intent)
    else if (means === 'card') succeedIntent(account, intent)
    else startDebit(account, intent, means === 'sepa_debit')
    const payment_status = means === 'card' && !isHeld ? 'paid' : 'unpaid'
    const complete = saveSession(account, {
      ...session,
      status: 'complete',
      payment_status,
      payment_intent: intent.id,
    })
    recordStripeEvent(account, 'checkout.session.completed', toSessionObject(complete))
    return complete
  })

/** The bank says no: the attempt failed, the session stays open for another one. */
export const declineCheckoutSession = (
  account: StripeRuntime,
  id: string,
): CheckoutSessionDocument =>
  account.store.inTransaction(() => {
    const session = findCheckoutSession(account, id)
    if (session.status !== 'open') return session
    const intent = getOrCreateIntent(account, session)
    failIntent(account, intent)
    return saveSession(account, { ...session, payment_intent: intent.id })
  })

/** A direct debit comes back from the bank, days later in truth and seconds later here. */
export const settleDirectDebit = (account: StripeRuntime, intentId: string) =>
  account.store.inTransaction(() => {
    const intent = account.store.get<PaymentIntentDocument>('intent', intentId)
    if (!intent?.settles || intent.settles.at > account.now()) return
    const session = findCheckoutSession(account, intent.session)
    if (intent.settles.well) {
      succeedIntent(account, intent)
      const paid = saveSession(account, { ...session, payment_status: 'paid' })
      recordStripeEvent(account, 'checkout.session.async_payment_succeeded', toSessionObject(paid))
    } else {
      failIntent(account, intent)
      recordStripeEvent(account, 'checkout.session.async_payment_failed', toSessionObject(session))
    }
  })
