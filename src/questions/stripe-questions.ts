import type { StripeClient } from '../integrations/stripe'
import { ensureCheckout } from './ensure-checkout'
import type { Questions } from './questions'

/** What routes ask of Stripe. */
export const stripeQuestions = (
  stripe: StripeClient,
  publicUrl: string,
): Pick<Questions, 'ensureCheckout' | 'checkout' | 'stripeNotice'> => ({
  ensureCheckout: ensureCheckout(stripe, publicUrl),
  checkout: async (sessionId) => {
    const { status, url } = await stripe.session(sessionId)
    return { status, url }
  },
  stripeNotice: (rawBody, signature) => stripe.readEvent(rawBody, signature),
})
