import { nothingToDo, pollIn, waitWithoutDeadline } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'

const expiryHours = { stripe_prepaid: 24, stripe_subscription: 24, invoice: 14 * 24 }
const [minuteSeconds, hourSeconds] = [60, 3_600]

/** What Stripe says of the money now: a webhook may still be on its way. */
const findMoneyState = async ({ events, stripe }: StepContext) => {
  const request = events.findLast((event) => event.type === 'PaymentRequested')
  return request?.type === 'PaymentRequested'
    ? (await stripe.getSession(request.data.checkoutRef)).moneyState
    : 'unpaid'
}

/** When a debit comes back after days, there is a day left to pay otherwise. */
const secondsUntilNewAttemptEnds = ({ events, now }: StepContext) => {
  const returned = events.findLast(({ type }) => type === 'PaymentFailed')
  if (!returned || !events.some(({ type }) => type === 'PaymentSubmitted')) return 0
  const endsAt = Date.parse(returned.at) + expiryHours.stripe_prepaid * hourSeconds * 1000
  return Math.ceil((endsAt - now().getTime()) / 1000)
}

/** An order that was not paid is cancelled, so that its domains are free again. */
export const expireOrder: Step = {
  id: 'payment',
  dueAt: (event) => {
    if (event.type !== 'ProjectOrdered' || event.data.paymentMethod === 'free') return undefined
    const after = expiryHours[event.data.paymentMethod] * 3_600_000
    return new Date(Date.parse(event.at) + after).toISOString()
  },
  run: async (context) => {
    const { stage, eventIds } = context.project
    if (stage !== 'ordered' || eventIds.PaymentConfirmed)
      return nothingToDo('the order has not stayed unpaid')
    const state = await findMoneyState(context)
    if (state === 'processing' || context.project.submittedPaymentAttempt !== undefined)
      return waitWithoutDeadline(hourSeconds, {
        vendor: 'stripe',
        code: 'PAYMENT_SUBMITTED',
        owner: 'vendor',
      })
    if (state === 'captured' || state === 'authorized')
      return pollIn(minuteSeconds, { code: 'PAYMENT_RECEIVED', owner: 'us' })
    const seconds = secondsUntilNewAttemptEnds(context)
    if (seconds > 0)
      return waitWithoutDeadline(Math.min(seconds, hourSeconds), {
        code: 'UNPAID',
        owner: 'customer',
      })
    await context.handle({ type: 'CancelOrder', data: { cause: 'expired' } })
    return undefined
  },
}
