import type { Stripe } from 'stripe'
import type { StripeCaller } from './stripe-caller'
import type { PaymentDispute, StripeClient } from './stripe-client'

/** While a lost dispute is appealed, its money is still gone. */
const closedStatuses: Readonly<Record<string, PaymentDispute['status']>> = {
  won: 'won',
  lost: 'lost',
  appeal_needs_response: 'lost',
  appeal_under_review: 'lost',
  prevented: 'prevented',
  warning_closed: 'withdrawn',
}

const toPaymentDispute = (dispute: Stripe.Dispute): PaymentDispute => {
  const { id, amount, reason, status, evidence_details: evidence } = dispute
  const dueBy = evidence?.due_by
  return {
    disputeRef: id,
    amountCents: amount,
    reason,
    status: closedStatuses[status] ?? 'open',
    ...(dueBy ? { answerBy: new Date(dueBy * 1000).toISOString() } : {}),
  }
}

/** What banks ask back: only read here, answers are given at Stripe's own page. */
export const createDisputeCalls = (
  stripe: Stripe,
  call: StripeCaller,
): Pick<StripeClient, 'listDisputes'> => ({
  listDisputes: async (paymentRef) => {
    const request = { payment_intent: paymentRef, limit: 100 }
    const { data } = await call({ method: 'GET /disputes', request }, () =>
      stripe.disputes.list(request),
    )
    return data.map(toPaymentDispute).reverse()
  },
})
