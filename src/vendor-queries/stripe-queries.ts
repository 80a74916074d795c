import type { StripeClient } from '../integrations/stripe/stripe-client'
import { ensureCheckout } from './ensure-checkout'
import { askedFor } from './payment-call-context'
import type { Questions } from './vendor-queries'

/** What routes ask of Stripe. */
export const stripeQuestions = (
  stripe: StripeClient,
  publicUrl: string,
): Pick<Questions, 'ensureCheckout' | 'checkout' | 'stripeNotice'> => ({
  ensureCheckout: ensureCheckout(stripe, publicUrl),
  checkout: async (sessionId, payer) => {
    const { status, url, money } = await askedFor(payer, () => stripe.session(sessionId))
    return { status: money === 'voided' ? 'voided' : status, url }
  },
  stripeNotice: (rawBody, signature) => stripe.readEvent(rawBody, signature),
})
