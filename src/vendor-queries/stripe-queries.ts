import type { StripeClient } from '../integrations/stripe/stripe-client'
import { InvalidWebhookSignature } from '../integrations/stripe/webhooks'
import { ensureCheckout } from './ensure-checkout'
import { withPaymentCallContext } from './payment-call-context'
import type { VendorQueries } from './vendor-queries'

/** What routes ask of Stripe. */
export const createStripeQueries = (
  stripe: StripeClient,
  publicUrl: string,
): Pick<VendorQueries, 'ensureCheckout' | 'getCheckout' | 'readStripeNotice'> => ({
  ensureCheckout: ensureCheckout(stripe, publicUrl),
  getCheckout: async (sessionId, payer) => {
    const { status, url, moneyState } = await withPaymentCallContext(payer, () =>
      stripe.getSession(sessionId),
    )
    return { status: moneyState === 'voided' ? 'voided' : status, url }
  },
  readStripeNotice: (rawBody, signature) =>
    stripe.readEvent(rawBody, signature).catch((error) => {
      if (error instanceof InvalidWebhookSignature) return undefined
      throw error
    }),
})
