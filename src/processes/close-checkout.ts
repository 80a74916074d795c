import type { Step } from './process'

/** A cancelled order must not be paid any more; money that is under way comes back as a task. */
export const closeCheckout: Step = {
  id: 'payment',
  run: async ({ events, stripe }) => {
    const asked = events.findLast((event) => event.type === 'PaymentRequested')
    if (asked?.type !== 'PaymentRequested') return undefined
    const session = await stripe.session(asked.data.checkoutRef)
    if (session.status === 'open') await stripe.expireSession(session.id)
    return undefined
  },
}
