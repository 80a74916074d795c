import { composeRefundMail } from '../../../views/mails/refund-mail'
import { latestEvent } from '../engine/latest-event'
import { customerMailStep } from './customer-mail-step'

/** Money is on its way back; what Stripe took and could not pay out is announced once it is. */
export const mailRefundIssued = customerMailStep('payment', ({ cause, events, project }) => {
  if (cause.type !== 'RefundIssued') return undefined
  const { refundId, way } = cause.data
  const refund = project.refunds.find((one) => one.refundId === refundId)
  if (!refund || refund.status === 'failed') return undefined
  const { orderNumber } = latestEvent(events, 'ProjectOrdered').data
  const issued = { grossCents: refund.grossCents, way, orderNumber }
  return { template: 'refunded', render: (to) => composeRefundMail(to, issued) }
})
