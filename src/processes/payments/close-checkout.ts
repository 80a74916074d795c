import { deleteProjectSecret } from '../../store/ledgers/project-secrets'
import { nothingToDo } from '../engine/job-outcome'
import type { Step } from '../engine/process'

/**
 * A cancelled order must not be paid any more: authorized money is voided; a payment still in
 * progress becomes a task for staff. Its auth code is not needed for a transfer either.
 */
export const closeCheckout: Step = {
  id: 'payment',
  run: async ({ events, stripe, sql, project }) => {
    await deleteProjectSecret(sql, project.id, 'auth_code')
    const request = events.findLast((event) => event.type === 'PaymentRequested')
    if (request?.type !== 'PaymentRequested') return nothingToDo('no payment was requested')
    const { id, status, moneyState, paymentRef } = await stripe.getSession(request.data.checkoutRef)
    if (status === 'open') await stripe.expireSession(id)
    const key = `order:${project.id}:void:${request.data.attempt}`
    if (moneyState === 'authorized' && paymentRef) await stripe.ensureVoided({ key, paymentRef })
    return undefined
  },
}
