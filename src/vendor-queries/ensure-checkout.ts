import type { StripeClient } from '../integrations/stripe/stripe-client'
import { askedFor } from './payment-call-context'
import type { CheckoutAnswer, CheckoutWish } from './vendor-queries'

/** One checkout per order and attempt, however often it is asked. */
export const ensureCheckout =
  (stripe: StripeClient, publicUrl: string) =>
  async (wish: CheckoutWish): Promise<CheckoutAnswer> => {
    const tracker = `${publicUrl}/orders/${wish.projectId}`
    const order = {
      key: `order:${wish.projectId}:checkout:${wish.attempt}`,
      projectId: wish.projectId,
      attempt: wish.attempt,
      orderNumber: wish.orderNumber,
      amountCents: wish.grossCents,
      currency: wish.currency,
      description: wish.name,
      successUrl: tracker,
      cancelUrl: tracker,
      capture: wish.capture,
    }
    return askedFor(wish, () => stripe.ensureCheckout(order))
  }
