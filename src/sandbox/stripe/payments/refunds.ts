import type { z } from 'zod'
import { createInvalidRequestError, createResourceMissingError } from '../api/api-error'
import { toChargeObject, toRefundObject } from '../api/api-objects'
import { createRefundParameters } from '../api/parameters'
import type { ParsedForm } from '../api/parse-form'
import { parseParameters } from '../api/parse-parameters'
import type {
  ChargeDocument,
  DisputeDocument,
  PaymentIntentDocument,
  RefundDocument,
} from '../documents'
import { getUnixSeconds, mintStripeId, type StripeRuntime } from '../stripe-runtime'
import { recordStripeEvent } from '../webhooks/record-stripe-event'

type RefundParameters = z.output<typeof createRefundParameters>

/** Money of a disputed charge cannot be refunded, unless the dispute is won or only an inquiry. */
const isChargedBack = ({ store }: StripeRuntime, chargeId: string) =>
  store
    .list<DisputeDocument>('dispute')
    .some(
      ({ charge, status }) => charge === chargeId && ['needs_response', 'lost'].includes(status),
    )

const findCharge = ({ store }: StripeRuntime, parameters: RefundParameters) => {
  if (parameters.charge) return store.get<ChargeDocument>('charge', parameters.charge)
  const intent = store.get<PaymentIntentDocument>('intent', parameters.payment_intent ?? '')
  if (!intent)
    throw createResourceMissingError(
      'payment_intent',
      parameters.payment_intent ?? '',
      'payment_intent',
    )
  return intent.latest_charge
    ? store.get<ChargeDocument>('charge', intent.latest_charge)
    : undefined
}

const resolveRefund = (
  runtime: StripeRuntime,
  charge: ChargeDocument | undefined,
  parameters: RefundParameters,
) => {
  if (!charge) throw createResourceMissingError('charge', parameters.charge ?? '', 'charge')
  if (charge.status !== 'succeeded' || !charge.captured)
    throw createInvalidRequestError(
      'This PaymentIntent does not have a successful charge to refund.',
      {
        param: 'payment_intent',
      },
    )
  if (isChargedBack(runtime, charge.id))
    throw createInvalidRequestError(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      { code: 'charge_disputed' },
    )
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw createInvalidRequestError(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    })
  const amount = parameters.amount ?? left
  if (amount > left)
    throw createInvalidRequestError(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      { param: 'amount' },
    )
  return { charge, amount }
}

export const createRefund = (runtime: StripeRuntime, form: ParsedForm) => {
  const parameters = parseParameters(createRefundParameters, form)
  if (!parameters.payment_intent && !parameters.charge)
    throw createInvalidRequestError(
      'One of the following params should be provided: payment_intent or charge.',
    )
  const { charge, amount } = resolveRefund(runtime, findCharge(runtime, parameters), parameters)
  return toRefundObject(recordRefund(runtime, charge, { ...parameters, amount }))
}

const recordRefund = (
  runtime: StripeRuntime,
  charge: ChargeDocument,
  parameters: Pick<RefundParameters, 'reason' | 'metadata'> & { amount: number },
) => {
  const { amount } = parameters
  const refund: RefundDocument = {
    id: mintStripeId('re_'),
    created: getUnixSeconds(runtime),
    charge: charge.id,
    payment_intent: charge.payment_intent,
    amount,
    currency: charge.currency,
    reason: parameters.reason ?? null,
    metadata: parameters.metadata ?? {},
  }
  const refunded: ChargeDocument = { ...charge, amount_refunded: charge.amount_refunded + amount }
  runtime.store.put('refund', refund.id, refund)
  runtime.store.put('charge', charge.id, refunded)
  recordStripeEvent(runtime, 'refund.created', toRefundObject(refund))
  recordStripeEvent(runtime, 'charge.refunded', toChargeObject(refunded))
  return refund
}

export const findCapturedCharge = ({ store }: StripeRuntime, sessionId: string) =>
  store.list<ChargeDocument>('charge').find((one) => one.session === sessionId && one.captured)

/** A person pays all that is left back at Stripe's own page, unknown to the shop. */
export const refundCheckoutSession = (runtime: StripeRuntime, sessionId: string) =>
  runtime.store.inTransaction(() => {
    const charge = findCapturedCharge(runtime, sessionId)
    const amount = charge ? charge.amount - charge.amount_refunded : 0
    if (charge && amount > 0 && !isChargedBack(runtime, charge.id))
      recordRefund(runtime, charge, { amount })
  })

/** The customer's bank cannot book the latest refund: the money comes back to the account. */
export const failLatestRefund = (runtime: StripeRuntime, sessionId: string) =>
  runtime.store.inTransaction(() => {
    const charge = findCapturedCharge(runtime, sessionId)
    const refund = runtime.store
      .list<RefundDocument>('refund')
      .findLast((one) => one.charge === charge?.id && one.status !== 'failed')
    if (!charge || !refund) return
    const failed: RefundDocument = { ...refund, status: 'failed' }
    runtime.store.put('refund', failed.id, failed)
    const amount_refunded = charge.amount_refunded - refund.amount
    runtime.store.put('charge', charge.id, { ...charge, amount_refunded })
    recordStripeEvent(runtime, 'refund.updated', toRefundObject(failed))
    recordStripeEvent(runtime, 'refund.failed', toRefundObject(failed))
  })
