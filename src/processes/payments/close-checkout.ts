import { deleteProjectSecret } from '../../store/ledgers/project-secrets'
import type { JobOutcome } from '../engine/job-outcome'
import { nothingToDo } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'
import { findPurchaseCheckout } from './purchase-checkout'

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

/** A later purchase is charged at once: there is no authorized money to void. */
const closePurchaseCheckout = async (
  { events, stripe }: StepContext,
  orderNumber: string,
): Promise<JobOutcome> => {
  const checkoutRef = findPurchaseCheckout(events, orderNumber)
  if (!checkoutRef) return nothingToDo('no payment was requested')
  const { id, status } = await stripe.getSession(checkoutRef)
  if (status === 'open') await stripe.expireSession(id)
  return undefined
}

/** What was paid by bank must not be paid at Stripe as well. */
export const closeSupersededCheckout: Step = {
  id: 'payment',
  appliesTo: (event) =>
    event.type === 'PaymentConfirmed' && event.data.via === 'bank' && !event.data.renewal,
  run: (context) => {
    const { cause } = context
    const purchase = cause.type === 'PaymentConfirmed' ? cause.data.purchase : undefined
    return purchase ? closePurchaseCheckout(context, purchase) : closeLatestCheckout(context)
  },
}

/** A purchase that has ended must not be paid any more. */
export const closeCancelledPurchase: Step = {
  id: 'payment',
  run: (context) => {
    const { cause } = context
    if (cause.type !== 'PurchaseCancelled')
      throw new Error(`expected PurchaseCancelled, found ${cause.type}`)
    return closePurchaseCheckout(context, cause.data.orderNumber)
  },
}
