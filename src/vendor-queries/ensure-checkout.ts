import type { StripeClient } from '../integrations/stripe/stripe-client'
import { withPaymentCallContext } from './payment-call-context'
import type { CheckoutRequest, CheckoutResult } from './vendor-queries'

const keyOf = ({ projectId, orderNumber, attempt, isPurchase }: CheckoutRequest) =>
  isPurchase
    ? `purchase:${projectId}:${orderNumber}:checkout:${attempt}`
    : `order:${projectId}:checkout:${attempt}`

/** One checkout per order and attempt, however often it is asked. */
export const ensureCheckout =
  (stripe: StripeClient, publicUrl: string) =>
  async (request: CheckoutRequest): Promise<CheckoutResult> => {
    const tracker = `${publicUrl}/orders/${request.projectId}`
    const order = {
      key: keyOf(request),
      projectId: request.projectId,
      attempt: request.attempt,
      orderNumber: request.orderNumber,
      amountCents: request.grossCents,
      currency: request.currency,
      description: request.name,
      successUrl: tracker,
      cancelUrl: tracker,
      capture: request.capture,
    }
    return withPaymentCallContext(request, () => stripe.ensureCheckout(order))
  }
