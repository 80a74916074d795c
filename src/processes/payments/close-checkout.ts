import { deleteProjectSecret } from '../../store/ledgers/project-secrets'
import { nothingToDo } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'

/** Nothing more is paid at Stripe: an open session expires, authorized money is voided. */
const closeLatestCheckout = async ({ events, stripe, project }: StepContext) => {
  const request = events.findLast((event) => event.type === 'PaymentRequested')
  if (request?.type !== 'PaymentRequested') return nothingToDo('no payment was requested')
  const { id, status, moneyState, paymentRef } = await stripe.getSession(request.data.checkoutRef)
  if (status === 'open') await stripe.expireSession(id)
  const key = `order:${project.id}:void:${request.data.attempt}`
  if (moneyState === 'authorized' && paymentRef) await stripe.ensureVoided({ key, paymentRef })
  return undefined
}

/**
 * A cancelled order must not be paid any more; a payment still in progress becomes a task for
 * staff. Its auth code is not needed for a transfer either.
 */
export const closeCheckout: Step = {
  id: 'payment',
  run: async (context) => {
    await deleteProjectSecret(context.sql, context.project.id, 'auth_code')
    return closeLatestCheckout(context)
  },
}

/** An order that was paid by bank must not be paid at Stripe as well. */
export const closeSupersededCheckout: Step = {
  id: 'payment',
  appliesTo: (event) =>
    event.type === 'PaymentConfirmed' && event.data.via === 'bank' && !event.data.renewal,
  run: closeLatestCheckout,
}
