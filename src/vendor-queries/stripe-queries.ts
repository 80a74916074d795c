import type { CheckoutSession, StripeClient } from '../integrations/stripe/stripe-client'
import { InvalidWebhookSignature } from '../integrations/stripe/webhooks'
import { ensureCheckout } from './ensure-checkout'
import { withPaymentCallContext } from './payment-call-context'
import type { CheckoutState, VendorQueries } from './vendor-queries'

/** A complete session without money is a debit that the bank returned. */
const checkoutStateOf = ({ status, moneyState }: CheckoutSession): CheckoutState => {
  if (moneyState === 'processing') return 'processing'
  if (moneyState === 'captured' || moneyState === 'authorized') return 'received'
  return status === 'open' ? 'open' : 'over'
}

/** What routes ask of Stripe. */
export const createStripeQueries = (
  stripe: StripeClient,
  publicUrl: string,
): Pick<VendorQueries, 'ensureCheckout' | 'getCheckout' | 'readStripeNotice'> => ({
  ensureCheckout: ensureCheckout(stripe, publicUrl),
  getCheckout: async (sessionId, payer) => {
    const session = await withPaymentCallContext(payer, () => stripe.getSession(sessionId))
    return {
      state: checkoutStateOf(session),
      isHeld: session.moneyState === 'authorized',
      url: session.url,
    }
  },
  readStripeNotice: (rawBody, signature) =>
    stripe.readEvent(rawBody, signature).catch((error) => {
      if (error instanceof InvalidWebhookSignature) return undefined
      throw error
    }),
})
