import { isPermanentError } from '../../integrations/vendor-error'
import { nothingToDo } from '../engine/job-outcome'
import type { Step } from '../engine/process'

/** An approved refund is ordered at Stripe, once; what Stripe refuses is paid by transfer. */
export const issueRefund: Step = {
  id: 'payment',
  run: async ({ cause, project, stripe, handle }) => {
    const approvedId = cause.type === 'RefundApproved' ? cause.data.refundId : undefined
    const refund = project.refunds.find(({ refundId }) => refundId === approvedId)
    if (refund?.way !== 'stripe' || refund.status !== 'approved')
      return nothingToDo('no approved refund waits for Stripe')
    const { refundId, paymentRef, grossCents } = refund
    const request = { key: `refund:${refundId}`, paymentRef, amountCents: grossCents }
    try {
      await stripe.refund(request)
    } catch (error) {
      if (!isPermanentError(error)) throw error
      await handle({ type: 'FailRefund', data: { refundId, cause: error.details.code } })
      return undefined
    }
    const refunds = await stripe.listRefunds(paymentRef)
    await handle({ type: 'RecordRefunds', data: { paymentRef, refunds } })
    return undefined
  },
}
