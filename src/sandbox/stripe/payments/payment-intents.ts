import { createInvalidRequestError, createResourceMissingError } from '../api/api-error'
import { toChargeObject, toIntentObject } from '../api/api-objects'
import { cancelIntentParameters, noParameters } from '../api/parameters'
import type { ParsedForm } from '../api/parse-form'
import { parseParameters } from '../api/parse-parameters'
import { findCheckoutSession } from '../checkout/checkout-sessions'
import type { ChargeDocument, PaymentIntentDocument } from '../documents'
import type { StripeRuntime } from '../stripe-runtime'
import { recordStripeEvent } from '../webhooks/record-stripe-event'

const findIntent = ({ store }: StripeRuntime, id: string) => {
  const intent = store.get<PaymentIntentDocument>('intent', id)
  if (!intent) throw createResourceMissingError('payment_intent', id, 'intent')
  return intent
}

const createUnexpectedStateError = (
  participle: string,
  { status }: PaymentIntentDocument,
  allowed: readonly string[],
) =>
  createInvalidRequestError(
    `This PaymentIntent could not be ${participle} because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be ${participle}: ${allowed.join(', ')}.`,
    { code: 'payment_intent_unexpected_state' },
  )

/** Captures the whole authorized amount; partial captures are not supported. */
export const captureIntent = (runtime: StripeRuntime, id: string, form: ParsedForm) => {
  parseParameters(noParameters, form)
  const intent = findIntent(runtime, id)
  const charge = runtime.store.get<ChargeDocument>('charge', intent.latest_charge ?? '')
  if (intent.status !== 'requires_capture' || !charge)
    throw createUnexpectedStateError('captured', intent, ['requires_capture'])
  const captured: ChargeDocument = { ...charge, captured: true }
  const succeeded: PaymentIntentDocument = { ...intent, status: 'succeeded' }
  runtime.store.put('charge', captured.id, captured)
  runtime.store.put('intent', succeeded.id, succeeded)
  const session = findCheckoutSession(runtime, intent.session)
  runtime.store.put('session', session.id, { ...session, payment_status: 'paid' })
  recordStripeEvent(runtime, 'charge.captured', toChargeObject(captured))
  recordStripeEvent(runtime, 'payment_intent.succeeded', toIntentObject(succeeded))
  return toIntentObject(succeeded)
}

const cancellableStatuses = ['requires_payment_method', 'requires_capture']

/** Cancels an intent that has not been captured, so that nothing is charged. */
export const cancelIntent = (runtime: StripeRuntime, id: string, form: ParsedForm) => {
  const { cancellation_reason } = parseParameters(cancelIntentParameters, form)
  const intent = findIntent(runtime, id)
  if (!cancellableStatuses.includes(intent.status))
    throw createUnexpectedStateError('canceled', intent, cancellableStatuses)
  const session = findCheckoutSession(runtime, intent.session)
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
  runtime.store.put('intent', canceled.id, canceled)
  recordStripeEvent(runtime, 'payment_intent.canceled', toIntentObject(canceled))
  return toIntentObject(canceled)
}
