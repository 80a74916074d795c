import type { Step } from '../engine/process'

const expiryHours = { stripe_prepaid: 24, stripe_subscription: 24, invoice: 14 * 24 }

/** An order that was not paid is cancelled, so that its domains are free again. */
export const expireOrder: Step = {
  id: 'payment',
  dueAt: (event) => {
    if (event.type !== 'ProjectOrdered' || event.data.paymentMethod === 'free') return undefined
    const after = expiryHours[event.data.paymentMethod] * 3_600_000
    return new Date(Date.parse(event.at) + after).toISOString()
  },
  run: async ({ handle }) => {
    await handle({ type: 'CancelOrder', data: { cause: 'expired' } })
    return undefined
  },
}
