import type { Stripe } from 'stripe'
import { v5 as uuidv5 } from 'uuid'
import { createOnce } from './create-once'
import type { StripeCaller } from './stripe-caller'
import type { PaymentRefund, RefundRequest, StripeClient } from './stripe-client'

const namespace = 'b5f0a1de-6a3d-4b0e-9c55-2f9a4a0f7c31'
const keyPrefix = 'refund:'

const statuses = { succeeded: 'succeeded', failed: 'failed', canceled: 'failed' } as const

const toPaymentRefund = (refund: Stripe.Refund): PaymentRefund => {
  const { id, amount, status, failure_reason: cause, metadata } = refund
  const key = metadata?.key ?? ''
  return {
    refundRef: id,
    refundId: key.startsWith(keyPrefix) ? key.slice(keyPrefix.length) : uuidv5(id, namespace),
    amountCents: amount,
    status: statuses[status as keyof typeof statuses] ?? 'pending',
    ...(cause ? { cause } : {}),
  }
}

/** Refunds, one per key. */
export const createRefundCalls = (
  stripe: Stripe,
  call: StripeCaller,
): Pick<StripeClient, 'refund' | 'listRefunds'> => {
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
  const listRefunds = async (paymentRef: string) => {
    const request = { payment_intent: paymentRef, limit: 100 }
    const { data } = await call({ method: 'GET /refunds', request }, () =>
      stripe.refunds.list(request),
    )
    return data.map(toPaymentRefund).reverse()
  }
  return { refund, listRefunds }
}
