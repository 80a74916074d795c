import type { z } from 'zod'
import { createInvalidRequestError, createResourceMissingError } from '../api/api-error'
import { toChargeObject, toRefundObject } from '../api/api-objects'
import { createRefundParameters } from '../api/parameters'
import type { ParsedForm } from '../api/parse-form'
import { parseParameters } from '../api/parse-parameters'
import {
  type ChargeDocument,
  getUnixSeconds,
  mintStripeId,
  type PaymentIntentDocument,
  type RefundDocument,
  type StripeRuntime,
} from '../documents'
import { recordStripeEvent } from '../webhooks/record-stripe-event'

type RefundParameters = z.output<typeof createRefundParameters>

const findCharge = ({ store }: StripeRuntime, wanted: RefundParameters) => {
  if (wanted.charge) return store.get<ChargeDocument>('charge', wanted.charge)
  const intent = store.get<PaymentIntentDocument>('intent', wanted.payment_intent ?? '')
  if (!intent)
    throw createResourceMissingError(
      'payment_intent',
      wanted.payment_intent ?? '',
      'payment_intent',
    )
  return intent.latest_charge
    ? store.get<ChargeDocument>('charge', intent.latest_charge)
    : undefined
}

const resolveRefund = (charge: ChargeDocument | undefined, wanted: RefundParameters) => {
  if (!charge) throw createResourceMissingError('charge', wanted.charge ?? '', 'charge')
  if (charge.status !== 'succeeded' || !charge.captured)
    throw createInvalidRequestError(
      'This PaymentIntent does not have a successful charge to refund.',
      {
        param: 'payment_intent',
      },
    )
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw createInvalidRequestError(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    })
  const amount = wanted.amount ?? left
  if (amount > left)
    throw createInvalidRequestError(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      { param: 'amount' },
    )
  return { charge, amount }
}

export const createRefund = (account: StripeRuntime, form: ParsedForm) => {
  const wanted = parseParameters(createRefundParameters, form)
  if (!wanted.payment_intent && !wanted.charge)
    throw createInvalidRequestError(
      'One of the following params should be provided: payment_intent or charge.',
    )
  const { charge, amount } = resolveRefund(findCharge(account, wanted), wanted)
  const refund: RefundDocument = {
    id: mintStripeId('re_'),
    created: getUnixSeconds(account),
    charge: charge.id,
    payment_intent: charge.payment_intent,
    amount,
    currency: charge.currency,
    reason: wanted.reason ?? null,
    metadata: wanted.metadata ?? {},
  }
  const refunded: ChargeDocument = { ...charge, amount_refunded: charge.amount_refunded + amount }
  account.store.put('refund', refund.id, refund)
  account.store.put('charge', charge.id, refunded)
  recordStripeEvent(account, 'refund.created', toRefundObject(refund))
  recordStripeEvent(account, 'charge.refunded', toChargeObject(refunded))
  return toRefundObject(refund)
}

/** The customer's bank takes the money back for now. */
export const disputeCheckoutSession = (account: StripeRuntime, sessionId: string) =>
  account.store.inTransaction(() => {
    const charge = account.store
      .list<ChargeDocument>('charge')
      .find((one) => one.session === sessionId && one.captured && !one.disputed)
    if (!charge) return
    account.store.put('charge', charge.id, { ...charge, disputed: true })
    recordStripeEvent(account, 'charge.dispute.created', {
      id: mintStripeId('du_'),
      object: 'dispute',
      amount: charge.amount,
      charge: charge.id,
      created: getUnixSeconds(account),
      currency: charge.currency,
      livemode: false,
      metadata: {},
      payment_intent: charge.payment_intent,
      reason: 'general',
      status: 'needs_response',
    })
  })
