import type { z } from 'zod'
import { invalid, noSuch } from '../api/api-error'
import { chargeShape, refundShape } from '../api/api-objects'
import { newRefund } from '../api/parameters'
import type { Form } from '../api/parse-form'
import { check } from '../api/parse-parameters'
import { type Account, type Charge, type Intent, mintId, type Refund, seconds } from '../documents'
import { announce } from '../webhooks/record-stripe-event'

type Wanted = z.output<typeof newRefund>

const chargeOf = ({ shelf }: Account, wanted: Wanted) => {
  if (wanted.charge) return shelf.get<Charge>('charge', wanted.charge)
  const intent = shelf.get<Intent>('intent', wanted.payment_intent ?? '')
  if (!intent) throw noSuch('payment_intent', wanted.payment_intent ?? '', 'payment_intent')
  return intent.latest_charge ? shelf.get<Charge>('charge', intent.latest_charge) : undefined
}

const refundable = (charge: Charge | undefined, wanted: Wanted) => {
  if (!charge) throw noSuch('charge', wanted.charge ?? '', 'charge')
  if (charge.status !== 'succeeded' || !charge.captured)
    throw invalid('This PaymentIntent does not have a successful charge to refund.', {
      param: 'payment_intent',
    })
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    })
  const amount = wanted.amount ?? left
  if (amount > left)
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      { param: 'amount' },
    )
  return { charge, amount }
}

export const createRefund = (account: Account, form: Form) => {
  const wanted = check(newRefund, form)
  if (!wanted.payment_intent && !wanted.charge)
    throw invalid('One of the following params should be provided: payment_intent or charge.')
  const { charge, amount } = refundable(chargeOf(account, wanted), wanted)
  const refund: Refund = {
    id: mintId('re_'),
    created: seconds(account),
    charge: charge.id,
    payment_intent: charge.payment_intent,
    amount,
    currency: charge.currency,
    reason: wanted.reason ?? null,
    metadata: wanted.metadata ?? {},
  }
  const refunded: Charge = { ...charge, amount_refunded: charge.amount_refunded + amount }
  account.shelf.put('refund', refund.id, refund)
  account.shelf.put('charge', charge.id, refunded)
  announce(account, 'refund.created', refundShape(refund))
  announce(account, 'charge.refunded', chargeShape(refunded))
  return refundShape(refund)
}

/** The customer's bank takes the money back for now. */
export const dispute = (account: Account, sessionId: string) =>
  account.shelf.together(() => {
    const charge = account.shelf
      .list<Charge>('charge')
      .find((one) => one.session === sessionId && one.captured && !one.disputed)
    if (!charge) return
    account.shelf.put('charge', charge.id, { ...charge, disputed: true })
    announce(account, 'charge.dispute.created', {
      id: mintId('du_'),
      object: 'dispute',
      amount: charge.amount,
      charge: charge.id,
      created: seconds(account),
      currency: charge.currency,
      livemode: false,
      metadata: {},
      payment_intent: charge.payment_intent,
      reason: 'general',
      status: 'needs_response',
    })
  })
