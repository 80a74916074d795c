import { readCatalogue } from '../../../projections/queries/catalogue'
import { composeRefundMail } from '../../../views/mails/refund-mail'
import { nothingToDo } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { mailCustomer } from './mail-customer'

/** Money is on its way back; what Stripe took and could not pay out is announced once it is. */
export const mailRefundIssued: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause, events, project } = context
    const issued = cause.type === 'RefundIssued' ? cause.data : undefined
    const refund = project.refunds.find(({ refundId }) => refundId === issued?.refundId)
    if (!issued || !refund || refund.status === 'failed')
      return nothingToDo('no refund is on its way')
    const { grossCents, lines, taxCents } = refund
    const { orderNumber } = latestEvent(events, 'ProjectOrdered').data
    const { plugins } = await readCatalogue(context.sql)
    const share = { grossCents, lines, taxCents, plugins }
    await mailCustomer(context, {
      template: 'refunded',
      key: cause.id,
      render: (to) => composeRefundMail(to, { ...share, way: issued.way, orderNumber }),
    })
    return undefined
  },
}
