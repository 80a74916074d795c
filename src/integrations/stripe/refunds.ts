import type { Stripe } from 'stripe'
import { createOnce } from './create-once'
import type { StripeCaller } from './stripe-caller'
import type { RefundRequest, StripeClient } from './stripe-client'

/** Refunds, one per key. */
export const createRefundCalls = (
  stripe: Stripe,
  call: StripeCaller,
): Pick<StripeClient, 'refund'> => {
  const create = ({ key, paymentRef, amountCents }: RefundRequest) => {
    const request = { payment_intent: paymentRef, amount: amountCents, metadata: { key } }
    return (idempotencyKey: string) =>
      call({ method: 'POST /refunds', request: { idempotencyKey, ...request } }, () =>
        stripe.refunds.create(request, { idempotencyKey }),
      )
  }
  const find =
    ({ key, paymentRef }: RefundRequest) =>
    async () => {
      const request = { payment_intent: paymentRef, limit: 100 }
      const { data } = await call({ method: 'GET /refunds', request }, () =>
        stripe.refunds.list(request),
      )
      return data.find(({ metadata }) => metadata?.key === key)
    }
  const refund = async (request: RefundRequest) => {
    const created = await createOnce({
      key: request.key,
      create: create(request),
      find: find(request),
    })
    return { refundRef: created.id }
  }
  return { refund }
}
