import { createInvalidRequestError, createResourceMissingError } from '../api/api-error'
import { toChargeObject, toIntentObject } from '../api/api-objects'
import { cancelIntentParameters, noParameters } from '../api/parameters'
import type { ParsedForm } from '../api/parse-form'
import { parseParameters } from '../api/parse-parameters'
import { findCheckoutSession } from '../checkout/checkout-sessions'
import type { ChargeDocument, PaymentIntentDocument, StripeRuntime } from '../documents'
import { recordStripeEvent } from '../webhooks/record-stripe-event'

const findIntent = ({ store }: StripeRuntime, id: string) => {
  const intent = store.get<PaymentIntentDocument>('intent', id)
  if (!intent) throw createResourceMissingError('payment_intent', id, 'intent')
  return intent
}

const createUnexpectedStateError = (
  act: string,
  { status }: PaymentIntentDocument,
  allowed: readonly string[],
) =>
  createInvalidRequestError(
    `This PaymentIntent could not be ${act} because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be ${act}: ${allowed.join(', ')}.`,
    { code: 'payment_intent_unexpected_state' },
  )

/** Takes what is held, all of it; less was never asked for. */
export const captureIntent = (account: StripeRuntime, id: string, form: ParsedForm) => {
  parseParameters(noParameters, form)
  const intent = findIntent(account, id)
  const charge = account.store.get<ChargeDocument>('charge', intent.latest_charge ?? '')
  if (intent.status !== 'requires_capture' || !charge)
    throw createUnexpectedStateError('captured', intent, ['requires_capture'])
  const taken: ChargeDocument = { ...charge, captured: true }
  const done: PaymentIntentDocument = { ...intent, status: 'succeeded' }
  account.store.put('charge', taken.id, taken)
  account.store.put('intent', done.id, done)
  const session = findCheckoutSession(account, intent.session)
  account.store.put('session', session.id, { ...session, payment_status: 'paid' })
  recordStripeEvent(account, 'charge.captured', toChargeObject(taken))
  recordStripeEvent(account, 'payment_intent.succeeded', toIntentObject(done))
  return toIntentObject(done)
}

const cancellableStatuses = ['requires_payment_method', 'requires_capture']

/** Lets go of what is held; nothing was charged then. */
export const cancelIntent = (account: StripeRuntime, id: string, form: ParsedForm) => {
  const { cancellation_reason } = parseParameters(cancelIntentParameters, form)
  const intent = findIntent(account, id)
  if (!cancellableStatuses.includes(intent.status))
    throw createUnexpectedStateError('canceled', intent, cancellableStatuses)
  const session = findCheckoutSession(account, intent.session)
  if (session.status === 'open')
    throw createInvalidRequestError(
      'You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the Checkout Session instead.',
    )
  const reason = cancellation_reason ?? null
  const canceled: PaymentIntentDocument = {
    ...intent,
    status: 'canceled',
    cancellation_reason: reason,
  }
  account.store.put('intent', canceled.id, canceled)
  recordStripeEvent(account, 'payment_intent.canceled', toIntentObject(canceled))
  return toIntentObject(canceled)
}
