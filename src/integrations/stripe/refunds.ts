import type { Stripe } from 'stripe'
import { once } from './create-once'
import type { CallStripe } from './stripe-caller'
import type { Refund, StripeClient } from './stripe-client'

/** Giving money back, once per key. */
export const openStripeRefunds = (
  stripe: Stripe,
  call: CallStripe,
): Pick<StripeClient, 'refund'> => {
  const create = ({ key, paymentRef, amountCents }: Refund) => {
    const request = { payment_intent: paymentRef, amount: amountCents, metadata: { key } }
    return (idempotencyKey: string) =>
      call({ method: 'POST /refunds', request: { idempotencyKey, ...request } }, () =>
        stripe.refunds.create(request, { idempotencyKey }),
      )
  }
  const find =
    ({ key, paymentRef }: Refund) =>
    async () => {
      const request = { payment_intent: paymentRef, limit: 100 }
      const { data } = await call({ method: 'GET /refunds', request }, () =>
        stripe.refunds.list(request),
      )
      return data.find(({ metadata }) => metadata?.key === key)
    }
  const refund = async (wanted: Refund) => {
    const made = await once({ key: wanted.key, create: create(wanted), find: find(wanted) })
    return { refundRef: made.id }
  }
  return { refund }
}
